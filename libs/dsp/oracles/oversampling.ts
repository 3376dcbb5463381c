/** The textbook true peak: every point of every phase, in 64 bits, by convolution. */
export function oversampledPeaks(
  samples: ArrayLike<number>,
  interpolator: { readonly tapsPerPhase: number; readonly rows: readonly Float64Array[] },
): Float64Array {
  const { tapsPerPhase, rows } = interpolator;
  const lead = tapsPerPhase / 2;
  const padded = new Float64Array(samples.length + 4 * lead);
  padded.set(samples, 2 * lead);
  // Entry i is the highest magnitude from frame i − lead up to the next.
  return new Float64Array(samples.length + 2 * lead).map((_, i) => {
    let highest = 0;
    for (const row of rows) {
      let y = 0;
      for (let k = 0; k < tapsPerPhase; k++) y += row[k]! * padded[i + 1 + k]!;
      highest = Math.max(highest, Math.abs(y));
    }
    return highest;
  });
}
