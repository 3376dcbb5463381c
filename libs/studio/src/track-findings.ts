import { siblingFindings } from '@kindred/analysis';
import type { TrackTone } from '@kindred/matcher';
import { findingIssue, type Finding, type Reason, type TrackProfile } from '@kindred/records';
import type { Listener } from './event.js';
import { isMeasured } from './release-records.js';

/** What the plan says of a track's tone. */
export type SaidOfTone = Pick<TrackTone, 'number' | 'because'>;

/**
 * Adds what only the family shows: the same track twice, ranges of tone that stand out, where the
 * plan does not speak of them itself. Tells every finding as an issue of its track, in running order.
 */
export function tellFindings(
  profiles: readonly TrackProfile[],
  { tones = [], listener }: { readonly tones?: readonly SaidOfTone[]; readonly listener: Listener },
): readonly TrackProfile[] {
  const whole = withFamilyFindings(profiles, tones);
  for (const { number, findings } of whole.filter(isMeasured)) {
    for (const finding of findings) {
      listener({ kind: 'issue', issue: findingIssue(finding, number) });
    }
  }
  return whole;
}

/** The same, told to nobody. */
export function withFamilyFindings(
  profiles: readonly TrackProfile[],
  tones: readonly SaidOfTone[] = [],
): readonly TrackProfile[] {
  const found = familyFindings(profiles);
  return profiles.map((profile) => {
    if (!isMeasured(profile)) return profile;
    const { number } = profile;
    const said = tones.find((tone) => tone.number === number)?.because ?? [];
    const ofFamily = (found.get(number) ?? []).filter((finding) => !isSaid(finding, said));
    return { ...profile, findings: [...profile.findings, ...ofFamily] };
  });
}

function familyFindings(
  profiles: readonly TrackProfile[],
): ReadonlyMap<number, readonly Finding[]> {
  const tracks = profiles.flatMap((profile) =>
    isMeasured(profile) && profile.tone.loud
      ? [
          {
            number: profile.number,
            tone: profile.tone.loud,
            momentaryLufs: profile.series.momentaryLufs,
          },
        ]
      : [],
  );
  return new Map(siblingFindings(tracks).map(({ number, findings }) => [number, findings]));
}

/** A filter of the plan speaks for half an octave to either side. */
const spokenFor = Math.SQRT2;

/** Whether a reason tells of the same range, in the same direction. */
function isSaid({ value, numbers }: Finding, because: readonly Reason[]): boolean {
  const { fromHz, toHz } = numbers;
  if (value === null || fromHz === undefined || toHz === undefined) return false;
  return because.some(({ values }) => {
    if (!('wantedDb' in values && 'frequencyHz' in values)) return false;
    const { frequencyHz, wantedDb } = values;
    const isNear = frequencyHz * spokenFor >= fromHz && frequencyHz <= toHz * spokenFor;
    return isNear && value * wantedDb < 0;
  });
}
