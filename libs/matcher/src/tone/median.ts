/** From the lowest on. Numbers in a typed array are sorted without calling back for each pair. */
export function inOrder(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** The middle one, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = inOrder(values);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
}

/** A middle that outliers move little: residuals count in full up to `knee`, then as if there. */
export function huberMean(values: readonly number[], knee: number): number | null {
  let mean = median(values);
  if (mean === null) return null;
  for (let round = 0; round < 12; round++) {
    let sum = 0;
    let weights = 0;
    for (const value of values) {
      const apart = Math.abs(value - mean);
      const weight = apart <= knee ? 1 : knee / apart;
      sum += weight * value;
      weights += weight;
    }
    const next = sum / weights;
    if (next === mean) return mean;
    mean = next;
  }
  return mean;
}
