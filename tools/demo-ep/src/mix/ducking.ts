import { amplitudeFromDb } from '@kindred/dsp';
import { decayPerStep } from '../synth/decay.js';
import type { Insert } from './stereo-buffer.js';

/** Makes room for the kick: down at each of its strokes, back within a beat. */
export function ducking(options: {
  readonly strokesSeconds: readonly number[];
  readonly depthDb: number;
  readonly recoverySeconds: number;
  readonly sampleRateHz: number;
}): Insert {
  const depth = 1 - amplitudeFromDb(-options.depthDb);
  const recovery = decayPerStep(options.recoverySeconds, options.sampleRateHz);
  const starts = [...options.strokesSeconds]
    .map((seconds) => Math.round(seconds * options.sampleRateHz))
    .sort((early, late) => early - late);
  /** Frames over which it goes down: short, and yet no click. */
  const glide = 1 / (0.004 * options.sampleRateHz);
  return ({ left, right }) => {
    let aim = 0;
    let taken = 0;
    let next = 0;
    for (let frame = 0; frame < left.length; frame++) {
      while (next < starts.length && starts[next]! <= frame) {
        aim = depth;
        next++;
      }
      aim *= recovery;
      taken = Math.min(aim, taken + glide);
      left[frame] = left[frame]! * (1 - taken);
      right[frame] = right[frame]! * (1 - taken);
    }
  };
}
