/** Hops of 0.1 s that one of two files may begin later. */
const shiftMax = 50;
const lengthsApartMax = 2 * shiftMax;
const hopsMin = 50;
/** Loudness runs alike within this, but for a constant; */
const alikeLu = 0.1;
/** where it runs at all: what is always as loud as itself can't be told apart. */
const movesLu = 0.3;

/**
 * Whether two loudness curves (400 ms windows at 0.1 s hop) are of the same audio: at some shift of
 * up to 5 s their difference is constant, as after a gain or a cut, where the curves themselves move.
 */
export function isSameSound(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  if (Math.abs(a.length - b.length) > lengthsApartMax) return false;
  const [first, second] = [levels(a), levels(b)];
  if (!(medianDeviation(first.filter((level) => !Number.isNaN(level))) >= movesLu)) return false;
  const room = new Float64Array(first.length);
  for (let shift = -shiftMax; shift <= shiftMax; shift++) {
    if (looks.every((look) => isAlikeAt(first, second, { shift, room, ...look }))) return true;
  }
  return false;
}

/** Nearly all shifts are given up after one look in 64, which may be as far off as few looks are. */
const looks = [
  { every: 64, withinLu: 3 * alikeLu },
  { every: 8, withinLu: alikeLu },
  { every: 1, withinLu: alikeLu },
];

interface Look {
  readonly shift: number;
  readonly every: number;
  readonly withinLu: number;
  /** For as many differences as there are levels. */
  readonly room: Float64Array;
}

function isAlikeAt(
  a: Float64Array,
  b: Float64Array,
  { shift, every, withinLu, room }: Look,
): boolean {
  let [looked, count] = [0, 0];
  for (let i = Math.max(0, -shift); i < Math.min(a.length, b.length - shift); i += every) {
    looked++;
    const difference = a[i]! - b[i + shift]!;
    if (!Number.isNaN(difference)) room[count++] = difference;
  }
  const enough = looked * every >= hopsMin && 2 * count > looked;
  return enough && medianDeviation(room.subarray(0, count)) <= withinLu;
}

/** Silence is no number. */
function levels(curve: readonly (number | null)[]): Float64Array {
  return Float64Array.from(curve, (level) => level ?? NaN);
}

/** Median distance from the median, in whose place the values are left. */
function medianDeviation(values: Float64Array): number {
  const middle = median(values);
  for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i]! - middle);
  return median(values);
}

/** Sorts the values where they lie. */
function median(values: Float64Array): number {
  return values.sort()[values.length >> 1] ?? 0;
}
