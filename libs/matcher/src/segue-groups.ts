import type { Edge, MeasuredTrack, ReleaseTrack } from '@kindred/records';

/** A beat may fall on one side of a boundary that music runs across. */
const jumpMaxDb = 10;

/**
 * Runs of tracks that go into one another, by number, each of two tracks or more. A boundary is a
 * segue where the release file says so, and where it says nothing if both files sound (over −50
 * dBFS) in the 100 ms next to it, about as loud: music that runs on does not jump, mixes that were cut
 * short do. Tracks that could not be measured end a run.
 */
export function segueGroups(
  tracks: readonly Pick<ReleaseTrack, 'number' | 'segue'>[],
  profiles: readonly Pick<MeasuredTrack, 'number' | 'edges'>[],
): readonly (readonly number[])[] {
  const said = new Map(tracks.map(({ number, segue }) => [number, segue]));
  const groups: number[][] = [];
  let before: Pick<MeasuredTrack, 'number' | 'edges'> | null = null;
  for (const profile of [...profiles].sort((a, b) => a.number - b.number)) {
    if (before !== null && profile.number === before.number + 1) {
      if (said.get(before.number) ?? runsOn(before.edges.end, profile.edges.start)) {
        const group = groups[groups.length - 1];
        if (group?.[group.length - 1] === before.number) group.push(profile.number);
        else groups.push([before.number, profile.number]);
      }
    }
    before = profile;
  }
  return groups;
}

function runsOn(end: Edge, start: Edge): boolean {
  const jumpDb = Math.abs((end.levelDbfs ?? 0) - (start.levelDbfs ?? 0));
  return end.isSegue && start.isSegue && jumpDb <= jumpMaxDb;
}
