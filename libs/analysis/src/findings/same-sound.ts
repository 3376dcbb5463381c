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
  if (medianDeviation(heard(a)) < movesLu) return false;
  for (let shift = -shiftMax; shift <= shiftMax; shift++) {
    // Most shifts are given up after one look in eight.
    if (isAlikeAt(a, b, { shift, every: 8 }) && isAlikeAt(a, b, { shift, every: 1 })) return true;
  }
  return false;
}

function isAlikeAt(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  { shift, every }: { readonly shift: number; readonly every: number },
): boolean {
  const differences: number[] = [];
  let looked = 0;
  for (let i = Math.max(0, -shift); i < Math.min(a.length, b.length - shift); i += every) {
    looked++;
    const [own, other] = [a[i], b[i + shift]];
    if (typeof own === 'number' && typeof other === 'number') differences.push(own - other);
  }
  const enough = looked * every >= hopsMin && 2 * differences.length > looked;
  return enough && medianDeviation(differences) <= alikeLu;
}

function heard(levels: readonly (number | null)[]): number[] {
  return levels.filter((level) => level !== null);
}

/** Median distance from the median. */
function medianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle)));
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[values.length >> 1] ?? 0;
}
