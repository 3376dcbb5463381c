import type { Family } from './family.js';
import { kindred } from './method.js';
import { otherFaults, unseenFaults, usualFaults } from './perturbation.js';
import { estimatorRow, toneRows, type Row } from './tone-rows.js';
import { distanceFrom, familyShape } from './tone-trial.js';

/** Rows on what the goals are not set on. */
export interface HeldOut {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** The same goals on other faults, other stretches of music, and each album by itself. */
export function heldOutRows(
  albums: readonly Family[],
  halves: readonly (readonly [Family, Family])[],
): readonly HeldOut[] {
  const halfFamilies = halves.flat();
  const sets = [
    { name: 'other faults of the same kind', families: albums, faults: unseenFaults },
    {
      name: 'tilts, scoops, two bells at once, narrower bells',
      families: albums,
      faults: otherFaults,
    },
    { name: 'halves of tracks', families: halfFamilies, faults: usualFaults },
    ...albums.map((album) => ({ name: album.name, families: [album], faults: usualFaults })),
  ];
  return sets
    .filter(({ families }) => families.length > 0)
    .map(({ name, families, faults }) => ({
      name,
      rows: [estimatorRow(families, faults), ...toneRows(families, kindred, faults)],
    }));
}

/** What filters that were chosen on one half of a song do to its other half. */
export interface OtherHalf {
  readonly treated: number;
  /** Mean distance from the centre, in dB. */
  readonly beforeDb: number;
  readonly afterDb: number;
  /** The half that came off worst: by how much it moved away, or least came nearer (negative). */
  readonly worstDb: number;
}

export function otherHalves(halves: readonly (readonly [Family, Family])[]): OtherHalf | null {
  const pairs = halves.flatMap(([first, second]) => [
    { chosenOn: first, heardOn: second },
    { chosenOn: second, heardOn: first },
  ]);
  const distances = pairs.flatMap(({ chosenOn, heardOn }) => {
    if (chosenOn.tracks.length !== heardOn.tracks.length) return [];
    const shape = familyShape(heardOn);
    return kindred.treat(chosenOn.tracks).changesDb.flatMap((changes, at) => {
      const levels = heardOn.tracks[at]!.tone!.loud!.levelsDb;
      return changes.every((change) => change === 0)
        ? []
        : [distanceFrom(shape, { levels, changes })];
    });
  });
  if (distances.length === 0) return null;
  const mean = (of: (one: (typeof distances)[number]) => number): number =>
    distances.reduce((sum, one) => sum + of(one), 0) / distances.length;
  return {
    treated: distances.length,
    beforeDb: mean(({ before }) => before),
    afterDb: mean(({ after }) => after),
    worstDb: Math.max(...distances.map(({ before, after }) => after - before)),
  };
}
