import type { EqBand } from '../src/eq-band.js';
import { designBiquad } from '../src/matched-biquad.js';

/**
 * One channel of the equaliser, step for step as the kernel takes them, so that every bit can be
 * compared: the gain of all b0, then section after section in state-space form. Decayed states are
 * cleared every 4096 frames.
 */
export function equalised(
  samples: ArrayLike<number>,
  { bands, sampleRateHz }: { bands: readonly EqBand[]; sampleRateHz: number },
): Float64Array {
  const sections = bands.map((band) => designBiquad(band, sampleRateHz));
  const gain = sections.reduce((product, { b0 }) => product * b0, 1);
  let signal = Float64Array.from(samples, (x) => x * gain);
  for (const { b0, b1, b2, a1, a2 } of sections) {
    let s1 = 0;
    let s2 = 0;
    const k1 = b1 / b0 - a1;
    const k2 = b2 / b0 - a2;
    const output = new Float64Array(signal.length);
    for (let n = 0; n < signal.length; n++) {
      if (n % 4096 === 0) {
        s1 = rested(s1);
        s2 = rested(s2);
      }
      const x = signal[n]!;
      output[n] = x + s1;
      const before = s1;
      s1 = k1 * x + s2 - a1 * before;
      s2 = k2 * x - a2 * before;
    }
    signal = output;
  }
  return signal;
}

function rested(state: number): number {
  return Math.abs(state) > 1e-30 ? state : 0;
}
