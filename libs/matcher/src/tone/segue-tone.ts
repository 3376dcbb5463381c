import { dbFromPower, powerFromDb } from '@kindred/dsp';
import type { Tone } from '@kindred/records';
import type { ToneSubject } from './tone-question.js';

/**
 * Tracks that run into one another have one tone: what is heard over a join must not change there.
 * Each is matched on what all of its group are together, so that all get the same filters.
 * @param groups numbers of tracks that run into one another
 */
export function withSegueTones(
  subjects: readonly ToneSubject[],
  groups: readonly (readonly number[])[],
): readonly ToneSubject[] {
  return subjects.map((subject) => {
    const group = groups.find((numbers) => numbers.includes(subject.profile.number));
    const members = subjects.filter(({ profile }) => group?.includes(profile.number));
    if (members.length < 2) return subject;
    const tone = togetherOf(members.map(({ profile }) => profile.tone)) ?? subject.profile.tone;
    const findings = members.flatMap(({ profile }) => profile.findings);
    const isSong = members.some((member) => member.isSong !== false);
    const head = members[0]!.profile.number;
    return { ...subject, isSong, group: head, profile: { ...subject.profile, tone, findings } };
  });
}

/** Powers by the time behind them, the shortest bandwidth, the larger errors; null of nothing. */
function togetherOf(tones: readonly Tone[]): Tone | null {
  const heard = tones.flatMap((tone) =>
    tone.loud && tone.whole ? [{ tone, loud: tone.loud, whole: tone.whole }] : [],
  );
  const [first] = heard;
  if (!first) return null;
  const mean = (of: (one: (typeof heard)[number]) => readonly (number | null)[]) =>
    first.loud.levelsDb.map((_, band) => {
      let power = 0;
      let seconds = 0;
      for (const one of heard) {
        const level = of(one)[band] ?? null;
        if (level === null) continue;
        power += one.loud.seconds * powerFromDb(level);
        seconds += one.loud.seconds;
      }
      return seconds === 0 ? null : dbFromPower(power / seconds);
    });
  const bandwidths = heard.flatMap(({ tone }) => tone.bandwidthHz ?? []);
  return {
    ...first.tone,
    bandwidthHz: bandwidths.length === 0 ? null : bandwidths.reduce((a, b) => Math.min(a, b)),
    whole: { ...first.whole, seconds: heard.reduce((sum, { whole }) => sum + whole.seconds, 0) },
    loud: {
      ...first.loud,
      levelsDb: mean(({ loud }) => loud.levelsDb),
      midDb: mean(({ loud }) => loud.midDb),
      sideDb: mean(({ loud }) => loud.sideDb),
      standardErrorDb: first.loud.levelsDb.map((_, band) => {
        const errors = heard.flatMap(({ loud }) => loud.standardErrorDb[band] ?? []);
        return errors.length === 0 ? null : errors.reduce((a, b) => Math.max(a, b));
      }),
      blocks: heard.reduce((most, { loud }) => Math.max(most, loud.blocks), 0),
    },
  };
}
