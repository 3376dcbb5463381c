import { closeFamily, type Family } from './family.js';
import { kindredTrusting, type ToneMethod } from './method.js';
import { usualFaults, type Faults } from './perturbation.js';
import { percentile } from './shape.js';
import { leaveUnperturbed, perturbOneByOne, type Distance, type Trial } from './tone-trial.js';

/** One line of the benchmark. */
export interface Row {
  /** As "R3". */
  readonly name: string;
  readonly about: string;
  readonly figures: readonly RowFigure[];
}

export interface RowFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly must: number;
  readonly stretch: number;
}

/** A smaller fault need not be found. */
const clearFaultDb = 2;

/** Rows on tone that every method can be held against: R3, R4, R5, H1, H2, H3, C1. */
export function toneRows(
  families: readonly Family[],
  method: ToneMethod,
  faults: Faults = usualFaults,
): readonly Row[] {
  const close = families.map(closeFamily);
  const trials = close.flatMap((family) => perturbOneByOne(family, { method, faults }));
  const clear = trials.filter(({ gainDb }) => gainDb >= clearFaultDb);
  const kept = close.map((family) => leaveUnperturbed(family, method));
  const asIs = families.map((family) => leaveUnperturbed(family, method));
  const keptRms = kept.flatMap(({ appliedRmsDb }) => appliedRmsDb);
  const keptLargest = kept.flatMap(({ largestDb }) => largestDb);
  const movedLargest = asIs.flatMap(({ largestDb }) => largestDb);
  const closerOf = (distances: readonly Distance[]): number => {
    const strays = distances.filter(({ before }) => before >= 1.5 && before <= 3);
    return (
      100 *
      percentile(
        strays.map(({ before, after }) => after / before - 1),
        0.5,
      )
    );
  };
  const beyond = [...trials, ...kept, ...asIs].filter(({ beyondMostDb }) => beyondMostDb > 1e-9);
  return [
    recoveryRow('R3', 'recovery at the defaults, close families, faults of 2 dB or more', clear, {
      must: [0.4, 0.15],
      stretch: [0.5, 0.25],
    }),
    row('R4', 'spill on siblings', [
      lower('RMS', rmsOf(trials.flatMap(({ spillDb }) => spillDb)), 'dB', [0.1, 0.04]),
    ]),
    row('R5', 'moves of more than 0.3 dB the wrong way', [
      lower('share', 100 * shareOf(trials, isWrongWay), '%', [2, 0]),
    ]),
    row('H1', 'close families that nobody perturbed', [
      higher('no EQ', 100 * shareOf(keptLargest, isFlat), '%', [70, 90]),
      lower('RMS applied', rmsOf(keptRms), 'dB', [0.3, 0.15]),
    ]),
    row('H2', 'albums as they are', [
      higher('untouched', 100 * shareOf(movedLargest, isFlat), '%', [25, 40]),
      lower('median largest move', percentile(movedLargest, 0.5), 'dB', [1.2, 0.9]),
    ]),
    row('H3', 'summed response beyond `most`, 1/24 octave', [
      lower('cases', beyond.length, '', [0, 0]),
    ]),
    row('C1', 'distance from the centre where it was 1.5 to 3 dB', [
      lower('perturbed', closerOf(trials.map(({ distance }) => distance)), '%', [-25, -40]),
      lower(
        'albums as they are',
        closerOf(asIs.flatMap(({ distances }) => distances)),
        '%',
        [-25, -40],
      ),
    ]),
  ];
}

/** R2: what the estimator sees, whatever is then done with it. */
export function estimatorRow(families: readonly Family[], faults: Faults = usualFaults): Row {
  const method = kindredTrusting;
  const trials = families
    .map(closeFamily)
    .flatMap((family) => perturbOneByOne(family, { method, faults }));
  return recoveryRow('R2', 'recovery of the estimator alone, close families', trials, {
    must: [0.8, 0.6],
    stretch: [0.9, 0.75],
  });
}

function recoveryRow(
  name: string,
  about: string,
  trials: readonly Trial[],
  { must, stretch }: { must: readonly number[]; stretch: readonly number[] },
): Row {
  const recoveries = trials.map(({ recovery }) => recovery);
  return row(name, about, [
    higher('median', percentile(recoveries, 0.5), '', [must[0]!, stretch[0]!]),
    higher('p10', percentile(recoveries, 0.1), '', [must[1]!, stretch[1]!]),
  ]);
}

function row(name: string, about: string, figures: readonly RowFigure[]): Row {
  return { name, about, figures };
}

function higher(
  name: string,
  value: number,
  unit: string,
  [must, stretch]: readonly [number, number],
): RowFigure {
  return { name, value, unit, better: 'higher', must, stretch };
}

function lower(
  name: string,
  value: number,
  unit: string,
  [must, stretch]: readonly [number, number],
): RowFigure {
  return { name, value, unit, better: 'lower', must, stretch };
}

function isWrongWay({ recovery, movedDb }: Trial): boolean {
  return movedDb > 0.3 && recovery < -0.1;
}

function isFlat(largestDb: number): boolean {
  return largestDb === 0;
}

function shareOf<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

function rmsOf(values: readonly number[]): number {
  return Math.sqrt(
    values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length),
  );
}
