import { withTone, type BenchTrack, type Family } from './family.js';
import type { ToneMethod } from './method.js';
import { responseOf, seededNumbers, withResponse, type Faults } from './perturbation.js';
import { centreOf, coreShape, laidOver, recoveryOf, rms, smooth, type Levels } from './shape.js';

/** Broad shape against a centre, 80 Hz to 8 kHz RMS, in dB. */
export interface Distance {
  readonly before: number;
  readonly after: number;
}

/** One track of a family perturbed, and what a method made of it. */
export interface Trial {
  readonly gainDb: number;
  readonly recovery: number;
  /** The largest change to the perturbed track's treatment, 80 Hz to 8 kHz. */
  readonly movedDb: number;
  /** RMS change of each sibling's treatment. */
  readonly spillDb: readonly number[];
  readonly beyondMostDb: number;
  /** Distance of the perturbed shape from the family's centre as it was, before and after. */
  readonly distance: Distance;
}

/** Every track × every seed; the same perturbations for every method. */
export function perturbOneByOne(
  family: Family,
  { method, faults }: { readonly method: ToneMethod; readonly faults: Faults },
): readonly Trial[] {
  const clean = method.treat(family.tracks).changesDb;
  return family.tracks.flatMap((_, at) =>
    faults.seeds.map((seed) => perturbOne({ family, method, clean, at, seed, faults })),
  );
}

function perturbOne({
  family,
  method,
  clean,
  at,
  seed,
  faults,
}: {
  readonly family: Family;
  readonly method: ToneMethod;
  readonly clean: readonly (readonly number[])[];
  readonly at: number;
  readonly seed: number;
  readonly faults: Faults;
}): Trial {
  const { bands, levelDb } = faults.draw(seededNumbers(seed + 100 * at));
  const tracks = family.tracks.map((track, index): BenchTrack => {
    if (index !== at) return track;
    const response = responseOf(bands, track.format.sampleRateHz);
    return withTone(
      track,
      withResponse(
        track.tone!,
        response.map((value) => value + levelDb),
      ),
    );
  });
  const perturbation = responseOf(bands, family.tracks[at]!.format.sampleRateHz);
  const { changesDb, beyondMostDb } = method.treat(tracks);
  const moved = changesDb.map((changes, index) =>
    changes.map((value, one) => value - clean[index]![one]!),
  );
  return {
    gainDb: Math.max(...bands.map((band) => Math.abs(band.gainDb))),
    recovery: recoveryOf(moved[at]!, perturbation),
    movedDb: Math.max(...coreShape(moved[at]!).map(Math.abs)),
    spillDb: moved.flatMap((changes, index) => (index === at ? [] : [rms(coreShape(changes))])),
    beyondMostDb,
    distance: distanceFrom(familyShape(family), {
      levels: tracks[at]!.tone!.loud!.levelsDb,
      changes: changesDb[at]!,
    }),
  };
}

/** What a method does to a family that nobody perturbed. */
export interface Untouched {
  /** Of each track, 80 Hz to 8 kHz with the mean removed. */
  readonly appliedRmsDb: readonly number[];
  /** The largest change of each track in any 1/3 octave. */
  readonly largestDb: readonly number[];
  /** Distance of each shape from the family's centre, before and after. */
  readonly distances: readonly Distance[];
  readonly beyondMostDb: number;
}

export function leaveUnperturbed(family: Family, method: ToneMethod): Untouched {
  const { tracks } = family;
  const { changesDb, beyondMostDb } = method.treat(tracks);
  const centre = familyShape(family);
  return {
    appliedRmsDb: changesDb.map((changes) => rms(coreShape(changes))),
    largestDb: changesDb.map((changes) => Math.max(...changes.map(Math.abs))),
    distances: tracks.map(({ tone }, at) =>
      distanceFrom(centre, { levels: tone!.loud!.levelsDb, changes: changesDb[at]! }),
    ),
    beyondMostDb,
  };
}

/** The centre of a family as it is. */
export function familyShape({ tracks }: Family): Levels {
  return centreOf(tracks.map(({ tone }) => tone!.loud!.levelsDb));
}

/** Broad shapes only: single thirds of an octave are the keys that songs are in. */
export function distanceFrom(
  centre: Levels,
  { levels, changes }: { readonly levels: Levels; readonly changes: readonly number[] },
): Distance {
  const distance = (curve: Levels): number =>
    rms(
      coreShape(
        smooth(
          laidOver(curve, centre).map((level, band) => {
            const middle = centre[band] ?? null;
            return level === null || middle === null ? null : level - middle;
          }),
        ),
      ),
    );
  const after = levels.map((level, band) => (level === null ? null : level + changes[band]!));
  return { before: distance(levels), after: distance(after) };
}
