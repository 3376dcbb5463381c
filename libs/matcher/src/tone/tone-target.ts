import type { ToneWeights } from '@kindred/records';
import { wishIntoCorridor } from './corridor.js';
import { median } from './median.js';
import { evidenceOf, type ToneEvidence } from './tone-evidence.js';
import {
  familyCentre,
  laidOver,
  offsetBetween,
  shapeDistanceDb,
  smoothed,
  type Curve,
} from './tone-family.js';
import { areOne, type ToneReference, type ToneSubject } from './tone-question.js';

/** What tracks are brought toward, frozen before any of them is corrected. */
export interface ToneTarget {
  /** With a sum of 1; what the release can not give has none. */
  readonly weights: ToneWeights;
  /** The release's own centre; null without two songs. */
  readonly centre: Curve | null;
  readonly reference: Curve | null;
  /** What the references are called; none where they have no say. */
  readonly referenceNames: readonly string[];
  /** How far the curves that are aimed for may be off, per band. */
  readonly errorsDb: Curve;
  /** The songs that the centre was made of. */
  readonly voters: readonly ToneSubject[];
  /** Median distance of the songs from their centre; 0 without one. */
  readonly distanceDb: number;
  /** How far from their centre one more song of their kind would lie; 0 without a centre. */
  readonly usualDb: number;
}

/** Fewer songs than this have no centre. */
const familyLeast = 2;

/** @returns null where nothing is left to aim for */
export function toneTargetOf(
  weights: ToneWeights,
  {
    subjects,
    references,
  }: { subjects: readonly ToneSubject[]; references: readonly ToneReference[] },
): ToneTarget | null {
  // Tracks of one tone have one vote.
  const heads = subjects.filter(
    (subject, index) => subjects.findIndex((other) => areOne(subject, other)) === index,
  );
  const songs = heads.flatMap((subject) => {
    const evidence = evidenceOf(subject.profile.tone);
    return evidence?.isSong && subject.isSong !== false ? [{ subject, evidence }] : [];
  });
  const models = references.flatMap(({ name, tone, weight }) => {
    const evidence = evidenceOf(tone);
    return evidence === null || weight <= 0 ? [] : [{ name, evidence, weight }];
  });
  const curves = songs.map(({ evidence }) => evidence.levelsDb);
  const family = songs.length < familyLeast ? null : familyCentre(curves);
  const centre = family?.curve ?? null;
  const release = centre === null ? 0 : weights.release;
  // A song without siblings has its references for a family.
  const instead = centre === null ? weights.release : 0;
  const reference = models.length === 0 ? 0 : weights.reference + instead;
  const sum = release + reference + weights.balanced;
  if (!(sum > 0)) return null;
  const share = (weight: number): number => weight / sum;
  const evidences = (release > 0 ? songs : models).map(({ evidence }) => evidence);
  return {
    weights: {
      release: share(release),
      reference: share(reference),
      balanced: share(weights.balanced),
    },
    centre,
    reference: referenceCurve(models),
    referenceNames: reference > 0 ? models.map(({ name }) => name) : [],
    errorsDb: release + reference > 0 ? middleErrors(evidences) : curveOfZeros,
    voters: songs.map(({ subject }) => subject),
    usualDb: family?.usualDb ?? 0,
    distanceDb:
      centre === null ? 0 : median(curves.map((curve) => shapeDistanceDb(curve, centre)))!,
  };
}

/** What each band of a track should gain to reach the target; its level is left open. */
export function wishOf(levelsDb: Curve, { weights, centre, reference }: ToneTarget): Curve {
  const wishes = [
    { weight: weights.release, wish: centre && wishToward(levelsDb, centre) },
    { weight: weights.reference, wish: reference && wishToward(levelsDb, reference) },
    { weight: weights.balanced, wish: wishIntoCorridor(levelsDb) },
  ].filter(({ weight }) => weight > 0);
  return levelsDb.map((_, band) => {
    let sum = 0;
    for (const { weight, wish } of wishes) {
      const value = wish?.[band] ?? null;
      if (value === null) return null;
      sum += weight * value;
    }
    return sum;
  });
}

function wishToward(levelsDb: Curve, target: Curve): Curve {
  const offset = offsetBetween(levelsDb, target) ?? 0;
  const wish = levelsDb.map((level, band) => {
    const aim = target[band] ?? null;
    return level === null || aim === null ? null : aim - (level - offset);
  });
  return smoothed(wish);
}

/** Weighted mean of the references' shapes. */
function referenceCurve(
  models: readonly { readonly evidence: ToneEvidence; readonly weight: number }[],
): Curve | null {
  if (models.length === 0) return null;
  const curves = models.map(({ evidence }) => evidence.levelsDb);
  const middle = familyCentre(curves).curve;
  const laid = curves.map((curve) => laidOver(curve, middle));
  return middle.map((_, band) => {
    let sum = 0;
    let weights = 0;
    models.forEach(({ weight }, index) => {
      const level = laid[index]![band] ?? null;
      if (level === null) return;
      sum += weight * level;
      weights += weight;
    });
    return weights === 0 ? null : sum / weights;
  });
}

/** A median of n errs by √(π/2n) of what one errs by. */
function middleErrors(evidences: readonly ToneEvidence[]): Curve {
  return (evidences[0]?.errorsDb ?? []).map((_, band) => {
    const squares = evidences.flatMap(({ errorsDb }) => {
      const error = errorsDb[band] ?? null;
      return error === null ? [] : [error * error];
    });
    if (squares.length === 0) return null;
    const mean = squares.sort((a, b) => a - b).reduce((sum, one) => sum + one, 0) / squares.length;
    return Math.sqrt((1.5708 * mean) / squares.length);
  });
}

const curveOfZeros: Curve = Array.from({ length: 31 }, () => 0);
