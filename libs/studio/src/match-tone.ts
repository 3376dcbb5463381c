import { matchReleaseTone, type ToneGiven, type ToneMatch } from '@kindred/matcher';
import { reasonTopic, type MasteringPlan, type MeasuredTrack } from '@kindred/records';
import type { EntryKey } from './cache/entry-store.js';
import type { Run } from './open-run.js';

export interface MatchTone extends Required<ToneGiven> {
  /** In running order. */
  readonly measured: readonly MeasuredTrack[];
}

export interface MatchedTone {
  readonly tone: ToneMatch;
  /** To be told what came of it: then it is remembered, and as its own follower. */
  planned(plan: MasteringPlan): void;
}

/** The tone of a release: as it was decided before from all the same, else decided now. */
export function matchTone({ release, measurements }: Run, asked: MatchTone): MatchedTone {
  const { measured, ...given } = asked;
  const key = keyOf(release, asked);
  const known = measurements.recall(key) as ToneMatch | null;
  if (known) return { tone: known, planned: () => undefined };
  const tone = matchReleaseTone(release, measured, given);
  return {
    tone,
    planned({ tracks }) {
      measurements.remember(key, tone);
      const former = tracks.filter(({ number }) => !asked.pinnedEq.has(number));
      measurements.remember(keyOf(release, { ...asked, former }), tone);
    },
  };
}

function keyOf(
  { light, target, match, directions, tracks }: Run['release'],
  { measured, pinnedEq, references, former }: MatchTone,
): EntryKey {
  return {
    of: 'tone',
    release: { light, target, match, directions, tracks },
    sources: measured.map(({ number, sha256 }) => ({ number, sha256 })),
    pinnedEq: [...pinnedEq],
    references,
    former: former.map(({ number, eq, because }) => ({
      number,
      eq,
      because: because.filter((reason) => reasonTopic(reason) === 'tone'),
    })),
  };
}
