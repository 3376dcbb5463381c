import { segmentsPerSecond } from '@kindred/dsp';
import type { Fades } from '@kindred/records';
import { createFadeGain } from '@kindred/renderer';

interface EnvelopeNumbers {
  readonly sampleRateHz: number;
  readonly frames: number;
  /** K-weighted mean squares, one per 10 ms. */
  readonly energies: Float32Array;
}

/**
 * An envelope as loud as its fades leave it, taken as they are halfway through each 10 ms. Its peaks
 * stay as they are: fades follow the limiter, which meets them whole.
 */
export function fadedEnvelope<Envelope extends EnvelopeNumbers>(
  envelope: Envelope,
  fades: Fades | undefined,
): Envelope {
  if (!fades?.in && !fades?.out) return envelope;
  const { sampleRateHz, frames, energies } = envelope;
  const gain = createFadeGain(fades, { frames, sampleRateHz });
  const segmentFrames = sampleRateHz / segmentsPerSecond;
  return {
    ...envelope,
    energies: energies.map((energy, at) => {
      const level = gain.at(Math.min(frames - 1, Math.round((at + 0.5) * segmentFrames)));
      return energy * level * level;
    }),
  };
}
