import { unitResponses } from '@kindred/dsp';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { bandOf, type BankFilter, type ToneGrid } from './filter-bank.js';

/** Keeps gains small where places can be reached in more than one way, at hardly a cost. */
const ridge = 0.02;

/**
 * Gains of a bank with which all filters together reach a level at the place of each: wide filters
 * reach into one another's places, so their gains are solved together, over the matrix of what one
 * decibel of each does at each place. Else a filter that only held its neighbours back would stay on
 * when those are shrunk.
 */
export function gainsThrough(
  aimsDb: readonly number[],
  { bank, grid }: { readonly bank: readonly BankFilter[]; readonly grid: ToneGrid },
): readonly number[] {
  const units = unitResponses(
    bank.map((filter) => ({ ...filter, gainDb: 0 })),
    grid.bands,
  );
  const reach = new Matrix(bank.map((filter) => [...units[bandOf(filter)]!]));
  const normal = reach.transpose().mmul(reach);
  for (let i = 0; i < bank.length; i++) normal.set(i, i, normal.get(i, i) + ridge);
  const right = reach.transpose().mmul(Matrix.columnVector([...aimsDb]));
  return new CholeskyDecomposition(symmetric(normal)).solve(right).getColumn(0);
}

/** Rounding may leave mirrored elements apart in their last bit. */
function symmetric(matrix: Matrix): Matrix {
  const mirrored = matrix.clone();
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < i; j++) mirrored.set(j, i, mirrored.get(i, j));
  }
  return mirrored;
}
