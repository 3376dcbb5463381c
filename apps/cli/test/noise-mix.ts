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

/** White noise through three one-pole low-passes of rising corner, summed: nearly pink. */
function pinkNoise(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  const poles = [0.997, 0.96, 0.6, 0];
  const gains = [0.09, 0.3, 0.7, 0.7];
  const kept = poles.map(() => 0);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const white = state / 2 ** 31 - 1;
    return poles.reduce((sum, pole, at) => {
      kept[at] = pole * kept[at]! + white * gains[at]!;
      return sum + kept[at]!;
    }, 0);
  };
}
