import { siblingFindings } from '@kindred/analysis';
import { findingIssue, type TrackProfile } from '@kindred/records';
import type { Listener } from './event.js';
import { isMeasured } from './release-records.js';

/** Adds what only the family shows: the same track twice, ranges of tone that stand out. */
export function withSiblingFindings(profiles: readonly TrackProfile[]): readonly TrackProfile[] {
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
  const found = new Map(siblingFindings(tracks).map(({ number, findings }) => [number, findings]));
  return profiles.map((profile) =>
    isMeasured(profile)
      ? { ...profile, findings: [...profile.findings, ...(found.get(profile.number) ?? [])] }
      : profile,
  );
}

/** Tells every finding as an issue of its track, in running order. */
export function tellFindings(profiles: readonly TrackProfile[], listener: Listener): void {
  for (const { number, findings } of profiles.filter(isMeasured)) {
    for (const finding of findings) {
      listener({ kind: 'issue', issue: findingIssue(finding, number) });
    }
  }
}
