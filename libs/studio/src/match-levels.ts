import type { FormerPlan, ToneMatch, WidthMatch } from '@kindred/matcher';
import type { Issue, MasteringPlan, MeasuredTrack, Pin } from '@kindred/records';
import type { EntryKey } from './cache/entry-store.js';
import type { Run, Unfinished } from './open-run.js';
import { rehearseTracks } from './rehearse-tracks.js';

export interface MatchLevels {
  /** In running order. */
  readonly measured: readonly MeasuredTrack[];
  /** The filters of each track. */
  readonly tone: ToneMatch;
  readonly width: WidthMatch;
  /** What a person set: the rest is decided around it. */
  readonly pins: readonly Pin[];
  /** What stands where it nearly is what is decided now; null: nothing. */
  readonly former: FormerPlan | null;
}

export type MatchedLevels =
  | {
      readonly status: 'done';
      /** Null when no track could be rehearsed. */
      readonly plan: MasteringPlan | null;
      /** Tracks that could be measured and then not rehearsed. */
      readonly failed: readonly Issue[];
    }
  | Exclude<Unfinished, { status: 'refused' }>;

/**
 * Rehearses every track with its filters and decides how loud each becomes; or as it was decided
 * before from all the same. A decision is remembered as its own follower too: it stands by itself.
 */
export async function matchLevels(run: Run, asked: MatchLevels): Promise<MatchedLevels> {
  const { release, folder, workshop, measurements, progress } = run;
  const { measured, former, ...decided } = asked;
  const known = measurements.recall(keyOf(run, asked)) as MasteringPlan | null;
  if (known) {
    for (const { number: track } of measured) progress.skip({ stage: 'rehearse', track });
    return { status: 'done', plan: known, failed: [] };
  }
  const rehearsed = await rehearseTracks({ ...run, ...decided, measured });
  if (!rehearsed) return { status: 'cancelled' };
  const { tracks, failed } = rehearsed;
  if (tracks.length === 0) return { status: 'done', plan: null, failed };
  const matched = await workshop.run('matchRelease', {
    ...decided,
    release,
    tracks,
    former,
    folder: folder.work,
  });
  if (matched.status === 'cancelled') return { status: 'cancelled' };
  if (matched.status === 'failed') return { status: 'failed', issues: [matched.issue] };
  const plan = matched.result;
  if (failed.length === 0) {
    measurements.remember(keyOf(run, asked), plan);
    measurements.remember(keyOf(run, { ...asked, former: plan }), plan);
  }
  return { status: 'done', plan, failed };
}

function keyOf(
  { release }: Pick<Run, 'release'>,
  { measured, former, ...decided }: MatchLevels,
): EntryKey {
  return {
    of: 'match',
    release,
    sources: measured.map(({ number, sha256 }) => ({ number, sha256 })),
    ...decided,
    former: former && { loudness: former.loudness, tracks: former.tracks },
  };
}
