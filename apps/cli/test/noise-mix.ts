import { pinkNoise } from './pink-noise.js';
import { headerBytes, sampleRateHz, wavBytes } from './wav-bytes.js';

/** At each end, so that no track seems to run into the next. */
const silentSeconds = 0.4;

/**
 * Noise that falls by about 3 dB an octave, as music does: 24-bit stereo from a seed, with a given
 * amplitude of side against mid.
 */
export function noiseMix({
  seconds,
  seed,
  side,
}: {
  readonly seconds: number;
  readonly seed: number;
  readonly side: number;
}): Buffer {
  const frames = seconds * sampleRateHz;
  const bytes = wavBytes({ seconds, bitsPerSample: 24 });
  const mid = pinkNoise(2 * seed);
  const difference = pinkNoise(2 * seed + 1);
  const quiet = silentSeconds * sampleRateHz;
  for (let frame = quiet; frame < frames - quiet; frame++) {
    const [m, s] = [mid(), side * difference()];
    [m + s, m - s].forEach((sample, channel) => {
      const clipped = Math.max(-0.9, Math.min(0.9, 0.03 * sample));
      bytes.writeIntLE(Math.round(clipped * 8_388_607), headerBytes + frame * 6 + channel * 3, 3);
    });
  }
  return bytes;
}
