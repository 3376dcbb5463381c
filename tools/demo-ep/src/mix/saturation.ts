import { amplitudeFromDb } from '@kindred/dsp';
import type { Insert } from './stereo-buffer.js';

/** y = x / √(1 + (x/c)²): small signals pass as they are, none passes c. */
export function saturation(ceilingDbfs: number): Insert {
  const ceiling = amplitudeFromDb(ceilingDbfs);
  const scale = 1 / (ceiling * ceiling);
  return ({ left, right }) => {
    for (const samples of [left, right]) {
      for (let i = 0; i < samples.length; i++) {
        const x = samples[i]!;
        samples[i] = x / Math.sqrt(1 + x * x * scale);
      }
    }
  };
}
