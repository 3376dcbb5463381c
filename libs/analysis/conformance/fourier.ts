/** Discrete Fourier transforms of one size, in place, in 64 bits, by halves. */
export interface Fourier {
  /** Where bin k lies in a spectrum: bits reversed. */
  readonly placeOf: Uint32Array;
  /** Σ x[n] · e^(−2πikn / size). */
  forward(real: Float64Array, imaginary: Float64Array): void;
  /** Σ X[k] · e^(2πikn / size), of a spectrum as `forward` leaves it. */
  inverse(real: Float64Array, imaginary: Float64Array): void;
}

/** @param size a power of 2 */
export function createFourier(size: number): Fourier {
  const cosines = new Float64Array(size / 2).map((_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = new Float64Array(size / 2).map((_, k) => Math.sin((2 * Math.PI * k) / size));
  const placeOf = new Uint32Array(size);
  for (let k = 1; k < size; k++) placeOf[k] = (placeOf[k >> 1]! >> 1) | (k & 1 ? size / 2 : 0);

  return {
    placeOf,
    forward(real, imaginary) {
      for (let half = size / 2; half >= 1; half /= 2) {
        const step = size / 2 / half;
        for (let start = 0; start < size; start += 2 * half) {
          for (let k = 0; k < half; k++) {
            const a = start + k;
            const b = a + half;
            const re = real[a]! - real[b]!;
            const im = imaginary[a]! - imaginary[b]!;
            const c = cosines[k * step]!;
            const s = sines[k * step]!;
            real[a]! += real[b]!;
            imaginary[a]! += imaginary[b]!;
            real[b] = re * c + im * s;
            imaginary[b] = im * c - re * s;
          }
        }
      }
    },
    inverse(re, im) {
      let quarter = 1;
      for (; 4 * quarter <= size; quarter *= 4) {
        const step = size / 4 / quarter;
        for (let k = 0; k < quarter; k++) {
          const [c1, s1] = [cosines[2 * k * step]!, sines[2 * k * step]!];
          const [c2, s2] = [cosines[k * step]!, sines[k * step]!];
          for (let a = k; a < size; a += 4 * quarter) {
            // Two stages at once: of halves a, b and c, d; then of a, c and b, d.
            const b = a + quarter;
            const c = b + quarter;
            const d = c + quarter;
            const bR = re[b]! * c1 - im[b]! * s1;
            const bI = im[b]! * c1 + re[b]! * s1;
            const dR = re[d]! * c1 - im[d]! * s1;
            const dI = im[d]! * c1 + re[d]! * s1;
            const cR = (re[c]! + dR) * c2 - (im[c]! + dI) * s2;
            const cI = (im[c]! + dI) * c2 + (re[c]! + dR) * s2;
            // A quarter of a turn further.
            const eR = (dI - im[c]!) * c2 - (re[c]! - dR) * s2;
            const eI = (re[c]! - dR) * c2 + (dI - im[c]!) * s2;
            const [aR, aI] = [re[a]!, im[a]!];
            re[a] = aR + bR + cR;
            im[a] = aI + bI + cI;
            re[c] = aR + bR - cR;
            im[c] = aI + bI - cI;
            re[b] = aR - bR + eR;
            im[b] = aI - bI + eI;
            re[d] = aR - bR - eR;
            im[d] = aI - bI - eI;
          }
        }
      }
      for (let a = 0; quarter < size && a < quarter; a++) {
        const b = a + quarter;
        const bR = re[b]! * cosines[a]! - im[b]! * sines[a]!;
        const bI = im[b]! * cosines[a]! + re[b]! * sines[a]!;
        re[b] = re[a]! - bR;
        im[b] = im[a]! - bI;
        re[a]! += bR;
        im[a]! += bI;
      }
    },
  };
}
