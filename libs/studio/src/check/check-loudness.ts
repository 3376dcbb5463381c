import { poolLoudness } from '@kindred/analysis';
import { sayLevel, type Issue, type MeasuredTrack, type Target } from '@kindred/records';

/** How near to its target a loudness lies: what rounding and meters of other makes differ by, and more. */
export const toleranceLu = 0.5;

/** What an album measures in the meaning of its target, and whether that is the target. */
export interface CheckedLoudness {
  /** Of the loudest track, of the album, or of the track that is furthest off; null: silence. */
  readonly loudnessLufs: number | null;
  /** About tracks where one can be named, else about the set. */
  readonly issues: readonly Issue[];
}

/**
 * Holds an album against a target.
 * @param plannedLufs what the plan of these masters says they come to, where that is known: an album
 *   that was kept under its target on purpose breaks no promise
 */
export function checkLoudness(
  tracks: readonly MeasuredTrack[],
  { target, plannedLufs }: { readonly target: Target; readonly plannedLufs: number | null },
): CheckedLoudness {
  const pooled = poolLoudness(tracks);
  const judge = (levelLufs: number | null, what: string, track: number | null): Issue[] =>
    judged(levelLufs, { what, track, target, plannedLufs });
  switch (target.of) {
    case 'loudest track': {
      const { loudestTrackLufs, loudestTrack } = pooled;
      const issues = judge(loudestTrackLufs, 'the loudest track', loudestTrack);
      return { loudnessLufs: loudestTrackLufs, issues };
    }
    case 'album':
      return {
        loudnessLufs: pooled.pooledLufs,
        issues: judge(pooled.pooledLufs, 'the album as a whole', null),
      };
    case 'every track': {
      const issues = tracks.flatMap(({ number, loudness }) =>
        judge(loudness.integratedLufs, 'this track', number),
      );
      return { loudnessLufs: furthestLufs(tracks, target), issues };
    }
  }
}

function judged(
  levelLufs: number | null,
  {
    what,
    track,
    target,
    plannedLufs,
  }: {
    readonly what: string;
    readonly track: number | null;
    readonly target: Target;
    readonly plannedLufs: number | null;
  },
): Issue[] {
  if (levelLufs === null) return [];
  const offLu = levelLufs - target.loudnessLufs;
  if (Math.abs(offLu) <= toleranceLu) return [];
  const distance = sayLevel(Math.abs(offLu), 'LU');
  const side = offLu > 0 ? 'over' : 'under';
  const aim = `${target.word === 'custom' ? 'the target of' : `${target.word}'s`} ${target.loudnessLufs} LUFS`;
  const isPlanned =
    offLu < 0 && plannedLufs !== null && Math.abs(levelLufs - plannedLufs) <= toleranceLu;
  return [
    {
      code: isPlanned ? 'under-target-as-planned' : 'off-target',
      severity: isPlanned ? 'warning' : 'error',
      message:
        `${what} measures ${sayLevel(levelLufs, 'LUFS')}, ${distance} ${side} ${aim}` +
        (isPlanned ? ', as its plan says' : ''),
      ...(isPlanned ? { fix: 'The plan names the ways out: `kindred plan`.' } : {}),
      got: sayLevel(levelLufs, 'LUFS'),
      expected: `${target.loudnessLufs} LUFS within ${toleranceLu} LU`,
      ...(track === null ? {} : { track }),
    },
  ];
}

function furthestLufs(tracks: readonly MeasuredTrack[], { loudnessLufs }: Target): number | null {
  const levels = tracks.flatMap(({ loudness }) => loudness.integratedLufs ?? []);
  return levels.reduce<number | null>(
    (most, level) =>
      most === null || Math.abs(level - loudnessLufs) > Math.abs(most - loudnessLufs)
        ? level
        : most,
    null,
  );
}
