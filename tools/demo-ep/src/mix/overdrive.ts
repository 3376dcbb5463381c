import type { Insert } from './stereo-buffer.js';

/**
 * A valve amplifier's bend, y = f(x) with f(x) = x / √(1 + x²), averaged exactly over each step
 * from one sample to the next (antiderivative antialiasing after Parker, Zavalishin and Le Bivic
 * 2016): (F(x₁) − F(x₀)) / (x₁ − x₀) with F = √(1 + x²), which comes to the sum below. It softens
 * the top octave, as a loudspeaker would; not for a mix.
 */
export function overdrive(driveLinear: number): Insert {
  return ({ left, right }) => {
    for (const samples of [left, right]) {
      let before = 0;
      let rootBefore = 1;
      for (let i = 0; i < samples.length; i++) {
        const x = samples[i]! * driveLinear;
        const root = Math.sqrt(1 + x * x);
        samples[i] = (x + before) / (root + rootBefore);
        before = x;
        rootBefore = root;
      }
    }
  };
}
