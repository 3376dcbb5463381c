import { unitResponses, type EqResponse, type GainBand } from '@kindred/dsp';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { coreFirst, coreLast, edgeWeight } from './tone-constants.js';
import { bandOf, type BankFilter } from './filter-bank.js';
import { median } from './median.js';
import type { Curve } from './tone-family.js';

/** A wish in the gains of a bank of filters. */
export interface Fit {
  readonly filters: readonly FittedFilter[];
  /** What the fitted filters do together, per band. */
  readonly fittedDb: readonly number[];
}

export interface FittedFilter {
  readonly filter: BankFilter;
  /** The 1/3 octave where it does most. */
  readonly band: number;
  readonly gainDb: number;
  /** What all filters together do where this one does most. */
  readonly wishDb: number;
  /** Standard error of that, from those of the bands. */
  readonly errorDb: number;
}

export interface FitQuestion {
  /** What each band should gain, up to a level that is free; null: no say. */
  readonly wishDb: Curve;
  readonly errorsDb: Curve;
  readonly bank: readonly BankFilter[];
  readonly response: EqResponse;
}

/** Gains of this size are expected; the ridge draws them toward 0 where the evidence is thin. */
const expectedGainDb = 6;
/** Aligning the curves has found the level; the fit may still move it by as much. */
const expectedLevelDb = 0.3;
/** Residuals over this many standard deviations count less (Huber). */
const huberKnee = 1.345;
const reweightings = 8;
/** Neighbouring bands err together: by 0.6 from one to the next. */
const neighbourCorrelation = 0.6;

/**
 * Weighted least squares of a wish on the gains of a bank of filters and a free level: Huber's loss,
 * weights 1/error², a ridge. The filters' responses are read once more at the gains found, since wide
 * filters nearly, but not quite, keep their shape. Errors of the gains come from the covariance of
 * the fit, with neighbouring bands in step.
 */
export function fitBands(question: FitQuestion): Fit {
  const { bank, response } = question;
  let gains: readonly number[] = bank.map(() => 0);
  gains = solve(question, unitsAt(bank, gains, response)).gains;
  const solved = solve(question, unitsAt(bank, gains, response));
  gains = solved.gains;
  const bands: GainBand[] = bank.map((filter, index) => ({ ...filter, gainDb: gains[index]! }));
  const fittedDb = [...response.cascadeDb(bands)];
  const filters = bank.map((filter, index) => ({
    filter,
    band: bandOf(filter),
    gainDb: gains[index]!,
    wishDb: fittedDb[bandOf(filter)]!,
    errorDb: solved.errors[index]!,
  }));
  return { filters, fittedDb };
}

function unitsAt(
  bank: readonly BankFilter[],
  gains: readonly number[],
  response: EqResponse,
): readonly (readonly number[])[] {
  const bands = bank.map((filter, index) => ({ ...filter, gainDb: gains[index]! }));
  return unitResponses(bands, response);
}

interface Solved {
  readonly gains: readonly number[];
  readonly errors: readonly number[];
}

interface Row {
  readonly band: number;
  readonly wish: number;
  readonly error: number;
  /** One per filter, and the level's 1. */
  readonly units: readonly number[];
  readonly share: number;
}

function solve(
  { wishDb, errorsDb, bank }: FitQuestion,
  units: readonly (readonly number[])[],
): Solved {
  const rows = wishDb.flatMap((wish, band): Row[] => {
    const error = errorsDb[band] ?? null;
    if (wish === null || error === null) return [];
    const share = band >= coreFirst && band <= coreLast ? 1 : edgeWeight;
    return [{ band, wish, error, units: [...units[band]!, 1], share }];
  });
  const none = bank.map(() => 0);
  if (rows.length <= bank.length) return { gains: none, errors: none.map(() => Infinity) };
  let weights = rows.map(({ error, share }) => share / (error * error));
  let inverse = inverseOfNormal(rows, weights);
  let solution = solutionOf(rows, weights, inverse);
  for (let round = 0; round < reweightings; round++) {
    const residuals = rows.map(({ wish, error, units: unit }) => {
      const fitted = unit.reduce((sum, value, index) => sum + value * solution[index]!, 0);
      return Math.abs(wish - fitted) / error;
    });
    const scale = Math.max(1, (median(residuals) ?? 1) / 0.6745);
    weights = rows.map(({ error, share }, index) => {
      const counted = Math.min(1, (huberKnee * scale) / Math.max(residuals[index]!, 1e-9));
      return (share * counted) / (error * error);
    });
    inverse = inverseOfNormal(rows, weights);
    solution = solutionOf(rows, weights, inverse);
  }
  const gains = solution.slice(0, bank.length);
  const places = bank.map((filter) => [...units[bandOf(filter)]!, 0]);
  return { gains, errors: places.map((place) => errorOf(place, { rows, weights, inverse })) };
}

function inverseOfNormal(rows: readonly Row[], weights: readonly number[]): Matrix {
  const size = rows[0]!.units.length;
  const normal = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let row = 0; row < rows.length; row++) {
        const { units } = rows[row]!;
        sum += weights[row]! * units[i]! * units[j]!;
      }
      if (i === j) sum += ridge(i === size - 1 ? expectedLevelDb : expectedGainDb);
      normal.set(i, j, sum);
      normal.set(j, i, sum);
    }
  }
  return new CholeskyDecomposition(normal).solve(Matrix.eye(size));
}

function ridge(expectedDb: number): number {
  return 1 / (expectedDb * expectedDb);
}

function solutionOf(rows: readonly Row[], weights: readonly number[], inverse: Matrix): number[] {
  const size = inverse.rows;
  const right = Array.from({ length: size }, (_, i) =>
    rows.reduce((sum, { units, wish }, row) => sum + weights[row]! * units[i]! * wish, 0),
  );
  return right.map((_, i) => right.reduce((sum, value, j) => sum + inverse.get(i, j) * value, 0));
}

/**
 * Standard error of a sum of gains: of cᵀA⁻¹UᵀW · C · WUA⁻¹c the root, where C is the covariance of
 * the bands.
 */
function errorOf(
  sum: readonly number[],
  { rows, weights, inverse }: { rows: readonly Row[]; weights: readonly number[]; inverse: Matrix },
): number {
  const through = sum.map((_, j) => sum.reduce((total, c, i) => total + c * inverse.get(i, j), 0));
  const pulls = rows.map(({ units, error }, row) => {
    const pull = units.reduce((total, unit, i) => total + through[i]! * unit, 0);
    return pull * weights[row]! * error;
  });
  let variance = 0;
  rows.forEach(({ band }, i) => {
    rows.forEach(({ band: other }, j) => {
      variance += pulls[i]! * pulls[j]! * correlation(Math.abs(band - other));
    });
  });
  return Math.sqrt(variance);
}

const correlations = Array.from({ length: 31 }, () => 1);
for (let apart = 1; apart < correlations.length; apart++) {
  correlations[apart] = correlations[apart - 1]! * neighbourCorrelation;
}

function correlation(bandsApart: number): number {
  return correlations[bandsApart] ?? 0;
}
