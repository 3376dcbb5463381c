import { dbFromPower, powerFromDb } from '@kindred/dsp';
import type { Tone, ToneCurve } from '@kindred/records';
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
  const bandwidths = heard.flatMap(({ tone }) => tone.bandwidthHz ?? []);
  return {
    ...first.tone,
    bandwidthHz: bandwidths.length === 0 ? null : bandwidths.reduce((a, b) => Math.min(a, b)),
    whole: {
      ...first.whole,
      ...levelsOf(heard.map(({ whole }) => whole)),
      seconds: heard.reduce((sum, { whole }) => sum + whole.seconds, 0),
    },
    loud: {
      ...first.loud,
      ...levelsOf(heard.map(({ loud }) => loud)),
      standardErrorDb: first.loud.levelsDb.map((_, band) => {
        const errors = heard.flatMap(({ loud }) => loud.standardErrorDb[band] ?? []);
        return errors.length === 0 ? null : errors.reduce((a, b) => Math.max(a, b));
      }),
      blocks: heard.reduce((most, { loud }) => Math.max(most, loud.blocks), 0),
    },
  };
}

/** Mean powers of curves, each by its time. */
function levelsOf(curves: readonly ToneCurve[]): Pick<ToneCurve, 'levelsDb' | 'midDb' | 'sideDb'> {
  const mean = (of: (curve: ToneCurve) => readonly (number | null)[]) =>
    of(curves[0]!).map((_, band) => {
      let power = 0;
      let seconds = 0;
      for (const curve of curves) {
        const level = of(curve)[band] ?? null;
        if (level === null) continue;
        power += curve.seconds * powerFromDb(level);
        seconds += curve.seconds;
      }
      return seconds === 0 ? null : dbFromPower(power / seconds);
    });
  return {
    levelsDb: mean(({ levelsDb }) => levelsDb),
    midDb: mean(({ midDb }) => midDb),
    sideDb: mean(({ sideDb }) => sideDb),
  };
}
