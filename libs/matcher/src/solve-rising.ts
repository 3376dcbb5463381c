export interface RisingQuestion {
  /** How far the level at a whole number of hundredths lies over the wanted one, in LU. */
  readonly missAt: (hundredths: number) => number;
  /** A first guess; a level that follows gain exactly is found by it at once. */
  readonly guess: number;
  /** How much the level rises there per hundred; a slope to start from otherwise. */
  readonly slope?: number;
  /** The lowest number allowed, and no higher than `most`; none where the level falls for good. */
  readonly least?: number;
  /** The highest number allowed. */
  readonly most: number;
}

/** Half of a step: no other number of the grid is nearer where level rises by 1 dB per dB. */
const nearLu = 0.005;

/** The same where it rises by half of that, which is the least within any limiting budget. */
const nearestLu = nearLu / 2;

/** A slope to start from, before two tries tell the true one. */
const usualSlope = 0.8;

interface Point {
  readonly at: number;
  readonly missLu: number;
}

/**
 * The whole number of hundredths at which a rising level comes nearest to the wanted one, `most` if
 * it stays under, or `least` if it stays over; whatever the guess. A secant inside a bracket that every try makes
 * smaller: levels behind a limiter rise more and more slowly, and never fall.
 */
export function solveRising({
  missAt,
  guess,
  slope: firstSlope = usualSlope,
  least = -Infinity,
  most,
}: RisingQuestion): number {
  const tryAt = (at: number): Point => ({ at, missLu: missAt(at) });
  const first = tryAt(Math.max(least, Math.min(guess, most)));
  let [low, high] = [first, first];
  for (let slope = firstSlope; low.missLu > nearLu && low.at > least;) {
    high = low;
    low = tryAt(Math.max(least, low.at - stepOf(low, slope)));
    slope = slopeAfter(slope, { low, high });
  }
  if (low.missLu >= 0 && low.at === least) return least;
  for (let slope = firstSlope; high.missLu < -nearLu && high.at < most;) {
    low = high;
    high = tryAt(Math.min(most, high.at + stepOf(high, slope)));
    slope = slopeAfter(slope, { low, high });
  }
  if (high.missLu <= 0 && high.at === most) return most;
  const bracket = { low, high };
  narrow(bracket, tryAt);
  let best = nearer(bracket.low, bracket.high);
  while (Math.abs(best.missLu) > nearestLu) {
    const towards = best.missLu > 0 ? best.at - 1 : best.at + 1;
    if (towards > most || towards < least) break;
    const neighbour = tryAt(towards);
    if (nearer(best, neighbour) === best) break;
    best = neighbour;
  }
  return best.at + 0; // never −0
}

/**
 * Moves the ends of the bracket together until one is near. An end that stays where it is while the
 * other moves twice counts half (the Illinois rule), or a bent curve would hold it there.
 */
function narrow(bracket: { low: Point; high: Point }, tryAt: (at: number) => Point): void {
  let [lowWeight, highWeight] = [1, 1];
  let moved: 'low' | 'high' | null = null;
  while (!isNear(bracket.low) && !isNear(bracket.high)) {
    const { low, high } = bracket;
    if (high.at - low.at <= 1) return;
    const [down, up] = [low.missLu * lowWeight, high.missLu * highWeight];
    const secant = Math.round(low.at + ((high.at - low.at) * down) / (down - up));
    const point = tryAt(Math.min(high.at - 1, Math.max(low.at + 1, secant)));
    if (point.missLu < 0) {
      [lowWeight, highWeight] = [1, moved === 'low' ? highWeight / 2 : 1];
      bracket.low = point;
      moved = 'low';
    } else {
      [lowWeight, highWeight] = [moved === 'high' ? lowWeight / 2 : 1, 1];
      bracket.high = point;
      moved = 'high';
    }
  }
}

function nearer(one: Point, other: Point): Point {
  const [miss, otherMiss] = [Math.abs(one.missLu), Math.abs(other.missLu)];
  if (miss === otherMiss) return one.at <= other.at ? one : other;
  return miss < otherMiss ? one : other;
}

function isNear({ missLu }: Point): boolean {
  return Math.abs(missLu) <= nearLu;
}

/**
 * What the last two tries tell. A curve that goes flat would be followed in ever smaller steps: from
 * one to the next its slope at least falls by a tenth.
 */
function slopeAfter(
  slope: number,
  { low, high }: { readonly low: Point; readonly high: Point },
): number {
  const told = (100 * (high.missLu - low.missLu)) / (high.at - low.at);
  return Math.max(slope / 2, Math.min(told, 0.9 * slope));
}

function stepOf({ missLu }: Point, slope: number): number {
  return Math.max(1, Math.round((100 * Math.abs(missLu)) / slope));
}
