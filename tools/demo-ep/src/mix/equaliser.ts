import { cos, exp2, sin } from '@kindred/dsp';
import type { Insert, StereoBuffer } from './stereo-buffer.js';

/** One second-order filter. `gainDb` is 0 for passes, which have none. */
export interface Filter {
  readonly type: 'lowShelf' | 'bell' | 'highShelf' | 'highPass' | 'lowPass';
  readonly frequencyHz: number;
  readonly q: number;
  readonly gainDb: number;
}

/** A 12 dB per octave pass that leaves the rest of the spectrum alone. */
export function highPass(frequencyHz: number): Filter {
  return { type: 'highPass', frequencyHz, q: Math.SQRT1_2, gainDb: 0 };
}

export function lowPass(frequencyHz: number): Filter {
  return { type: 'lowPass', frequencyHz, q: Math.SQRT1_2, gainDb: 0 };
}

export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

export function equaliser(filters: readonly Filter[], sampleRateHz: number): Insert {
  const biquads = filters.map((filter) => designFilter(filter, sampleRateHz));
  return (buffer) => {
    for (const biquad of biquads) processBiquad(biquad, buffer);
  };
}

/**
 * H(z) = (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²) after R. Bristow-Johnson's Audio EQ
 * Cookbook (W3C note, 2021), shelves with Q.
 */
export function designFilter(filter: Filter, sampleRateHz: number): Biquad {
  const w0 = (2 * Math.PI * filter.frequencyHz) / sampleRateHz;
  const c = cos(w0);
  const alpha = sin(w0) / (2 * filter.q);
  // A = 10^(g/40), by the portable power of two.
  const a = exp2((filter.gainDb / 40) * 3.321928094887362);
  switch (filter.type) {
    case 'bell':
      return normalised(
        [1 + alpha * a, -2 * c, 1 - alpha * a],
        [1 + alpha / a, -2 * c, 1 - alpha / a],
      );
    case 'lowPass':
      return normalised([(1 - c) / 2, 1 - c, (1 - c) / 2], [1 + alpha, -2 * c, 1 - alpha]);
    case 'highPass':
      return normalised([(1 + c) / 2, -1 - c, (1 + c) / 2], [1 + alpha, -2 * c, 1 - alpha]);
    case 'lowShelf':
      return shelf({ a, c, slope: 2 * Math.sqrt(a) * alpha });
    case 'highShelf': {
      // The mirror of a low shelf: z becomes −z.
      const low = shelf({ a, c: -c, slope: 2 * Math.sqrt(a) * alpha });
      return { ...low, b1: -low.b1, a1: -low.a1 };
    }
  }
}

function shelf({ a, c, slope }: { a: number; c: number; slope: number }): Biquad {
  return normalised(
    [
      a * (a + 1 - (a - 1) * c + slope),
      2 * a * (a - 1 - (a + 1) * c),
      a * (a + 1 - (a - 1) * c - slope),
    ],
    [a + 1 + (a - 1) * c + slope, -2 * (a - 1 + (a + 1) * c), a + 1 + (a - 1) * c - slope],
  );
}

function normalised(b: readonly number[], a: readonly number[]): Biquad {
  const scale = 1 / a[0]!;
  return {
    b0: b[0]! * scale,
    b1: b[1]! * scale,
    b2: b[2]! * scale,
    a1: a[1]! * scale,
    a2: a[2]! * scale,
  };
}

/** Transposed direct form 2, in place; both sides in one loop, since neither waits for the other. */
function processBiquad({ b0, b1, b2, a1, a2 }: Biquad, { left, right }: StereoBuffer): void {
  let leftFirst = 0;
  let leftSecond = 0;
  let rightFirst = 0;
  let rightSecond = 0;
  for (let i = 0; i < left.length; i++) {
    const x = left[i]!;
    const y = b0 * x + leftFirst;
    leftFirst = b1 * x - a1 * y + leftSecond;
    leftSecond = b2 * x - a2 * y;
    left[i] = y;
    const u = right[i]!;
    const v = b0 * u + rightFirst;
    rightFirst = b1 * u - a1 * v + rightSecond;
    rightSecond = b2 * u - a2 * v;
    right[i] = v;
  }
}
