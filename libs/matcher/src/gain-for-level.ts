import { basisLevelLufs } from './basis-level.js';
import { nearestMillibels } from './gain-grid.js';
import { partAt, type Level, type Part } from './part.js';
import { inverseParabola, type Found } from './inverse-parabola.js';
import { solveRising } from './solve-rising.js';

/**
 * The gain, in millibels and no more than `mostMillibels`, that brings the loudest of some tracks
 * nearest to a level. What was tried before tells how much the limiter takes thereabouts.
 */
export function gainForLevel(
  parts: readonly Part[],
  { basis, levelLufs, mostMillibels }: Level & { readonly mostMillibels: number },
): number {
  const levelAt = (millibels: number): number =>
    Math.max(...parts.map((part) => basisLevelLufs(partAt(part, millibels), basis)));
  const [first] = parts;
  const untouched = parts.map(
    ({ model, shiftMillibels }) => basisLevelLufs(model.untouched, basis) + shiftMillibels / 100,
  );
  const freeMillibels = Math.min(
    ...parts.map(({ model, shiftMillibels }) => model.unlimitedMillibels - shiftMillibels),
  );
  const untouchedLufs = Math.max(...untouched);
  const known = [...first!.model.tried()]
    .map(([millibels]) => millibels - first!.shiftMillibels)
    .filter((millibels) => millibels > freeMillibels)
    .map((millibels) => ({ at: millibels, value: levelAt(millibels) }))
    .sort((a, b) => a.at - b.at);
  const free = { at: freeMillibels, value: untouchedLufs + freeMillibels / 100 };
  const { guess, slope } = guessOf([free, ...known], levelLufs);
  return solveRising({
    missAt: (millibels) => levelAt(millibels) - levelLufs,
    guess,
    slope,
    most: mostMillibels,
  });
}

/**
 * Where a level should be found, and how much of a decibel of gain it takes thereabouts, from what it is
 * at some gains; the first is where limiting begins, and under it level follows gain exactly.
 */
function guessOf(
  known: readonly Found[],
  levelLufs: number,
): { readonly guess: number; readonly slope: number } {
  const next = known.findIndex(({ value }) => value > levelLufs);
  if (next === 0) {
    const [free] = known;
    return { guess: free!.at + nearestMillibels(levelLufs - free!.value), slope: 1 };
  }
  if (next < 0) {
    const [before, last] = [known.at(-2), known.at(-1)!];
    const slope = before ? Math.max(slopeBetween(before, last), leastSlope) : usualSlope;
    return { guess: last.at + nearestMillibels((levelLufs - last.value) / slope), slope };
  }
  const [low, high] = [known[next - 1]!, known[next]!];
  const third = known[next + 1] ?? known[next - 2];
  const bent = third ? inverseParabola([low, high, third], levelLufs) : null;
  const slope = slopeBetween(low, high);
  const straight = low.at + (100 * (levelLufs - low.value)) / slope;
  const at = bent !== null && bent > low.at && bent < high.at ? bent : straight;
  return { guess: Math.round(at), slope };
}

/** Of a decibel of gain, where limiting has just begun; */
const usualSlope = 0.9;
/** where it is as deep as any budget lets it be. */
const leastSlope = 0.5;

function slopeBetween(low: Found, high: Found): number {
  return (100 * (high.value - low.value)) / (high.at - low.at);
}
