export interface RisingQuestion {
  /** How far the level at a whole number of hundredths lies over the wanted one, in LU. */
  readonly missAt: (hundredths: number) => number;
  /** A first guess; a level that follows gain exactly is found by it at once. */
  readonly guess: number;
  /** The highest number allowed. */
  readonly most: number;
}

/** Half of a step: no other number of the grid is nearer where level rises by 1 dB per dB. */
const nearLu = 0.005;

/** A slope to start from, before two tries tell the true one. */
const firstSlope = 0.8;

interface Point {
  readonly at: number;
  readonly missLu: number;
}

/**
 * The whole number of hundredths at which a rising level comes nearest to the wanted one, or `most`
 * if it stays under. A secant (dsp.md §6) inside a bracket that every try makes smaller: levels
 * behind a limiter rise more and more slowly, and never fall.
 */
export function solveRising({ missAt, guess, most }: RisingQuestion): number {
  const tryAt = (at: number): Point => ({ at, missLu: missAt(at) });
  const first = tryAt(Math.min(guess, most));
  if (isNear(first)) return first.at;

  let [low, high] = [first, first];
  for (let slope = firstSlope; low.missLu > nearLu; slope /= 2) {
    high = low;
    low = tryAt(low.at - stepOf(low, slope));
    if (isNear(low)) return low.at;
  }
  for (let slope = firstSlope; high.missLu < -nearLu; slope /= 2) {
    if (high.at >= most) return most;
    low = high;
    high = tryAt(Math.min(most, high.at + stepOf(high, slope)));
    if (isNear(high)) return high.at;
  }
  while (high.at - low.at > 1) {
    const share = low.missLu / (low.missLu - high.missLu);
    const secant = Math.round(low.at + share * (high.at - low.at));
    const point = tryAt(Math.min(high.at - 1, Math.max(low.at + 1, secant)));
    if (isNear(point)) return point.at;
    if (point.missLu < 0) low = point;
    else high = point;
  }
  return -low.missLu <= high.missLu ? low.at : high.at;
}

function isNear({ missLu }: Point): boolean {
  return Math.abs(missLu) <= nearLu;
}

function stepOf({ missLu }: Point, slope: number): number {
  return Math.max(1, Math.round((100 * Math.abs(missLu)) / slope));
}
