/** |1 − Σ c_k z^−k|² at so many turns a frame. */
export function ditherNoisePower(taps: ArrayLike<number>, turns: number): number {
  let re = 1;
  let im = 0;
  for (let k = 0; k < taps.length; k++) {
    re -= taps[k]! * Math.cos(2 * Math.PI * turns * (k + 1));
    im += taps[k]! * Math.sin(2 * Math.PI * turns * (k + 1));
  }
  return re * re + im * im;
}
