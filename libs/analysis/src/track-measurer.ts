import {
  createDecoder,
  createEnergyMeter,
  createTruePeakMeter,
  dbFromAmplitude,
  gatingBlocks,
  lufsFromPower,
  measureLoudness,
  shortTermWindows,
  silencePower,
  windowPowers,
  type Kernels,
  type TruePeak,
} from '@kindred/dsp';
import type { Loudness, LoudnessSeries, Peak, SampleLayout } from '@kindred/records';

/** What one pass over a file's samples tells. */
export interface TrackMeasurement {
  readonly frames: number;
  readonly loudness: Loudness;
  readonly peak: Peak;
  readonly series: LoudnessSeries;
  /** Samples that are no number, or beyond ±2^96; they were measured as 0. */
  readonly nonFinite: { readonly count: number; readonly firstAtSeconds: number | null };
}

/** Takes a file's bytes in order; give it whole frames. */
export interface TrackMeasurer {
  /** About 1 MiB of kernel memory, whole frames: read file bytes straight into its start. */
  readonly buffer: Uint8Array;
  /** Measures the buffer's first bytes, a whole number of frames. */
  push(byteCount: number): void;
  finish(): TrackMeasurement;
}

const blockFrames = 4096;
const bufferBytes = 1 << 20;

/**
 * Measures one file in one pass: loudness by BS.1770-5, EBU Tech 3341 and 3342, true peak exactly.
 * Memory grows only by a few numbers per 10 ms.
 *
 * One channel is measured as one channel: mono reads 3.01 LU under the same signal on both. Rates
 * from 8 to 384 kHz are taken; the standard's filter is meant for 16 kHz and above, and below that
 * its shelf bends, so that loudness is an approximation.
 */
export function createTrackMeasurer(kernels: Kernels, layout: SampleLayout): TrackMeasurer {
  const { channels, sampleRateHz, frameBytes } = layout;
  const inputFrames = Math.max(1, Math.floor(bufferBytes / frameBytes / blockFrames)) * blockFrames;
  const decoder = createDecoder(kernels, { layout, inputFrames, blockFrames });
  const energyMeter = createEnergyMeter(kernels, { sampleRateHz, channels });
  const peakMeter = createTruePeakMeter(kernels, { channels });
  let frameCount = 0;

  return {
    buffer: decoder.input,
    push(byteCount) {
      const pushed = byteCount / frameBytes;
      if (!Number.isInteger(pushed)) throw new RangeError('a measurer takes whole frames');
      for (let first = 0; first < pushed; first += blockFrames) {
        const frames = Math.min(blockFrames, pushed - first);
        decoder.decode({ first, frames });
        energyMeter.push(decoder.planes, frames);
        peakMeter.push(decoder.planes, frames);
      }
      frameCount += pushed;
    },
    finish() {
      const energies = energyMeter.finish().sum;
      const { count, firstFrame } = decoder.nonFinite;
      return {
        frames: frameCount,
        loudness: measureLoudness(energies),
        peak: peakOf(peakMeter.finish(), { frames: frameCount, sampleRateHz }),
        series: seriesOf(energies),
        nonFinite: {
          count,
          firstAtSeconds: firstFrame === null ? null : firstFrame / sampleRateHz,
        },
      };
    },
  };
}

function peakOf(
  peak: TruePeak,
  { frames, sampleRateHz }: { readonly frames: number; readonly sampleRateHz: number },
): Peak {
  if (peak.exactLinear === 0) {
    return {
      truePeakDbtp: null,
      truePeakItuDbtp: null,
      samplePeakDbfs: null,
      truePeakAtSeconds: null,
      reason: frames === 0 ? 'no samples' : 'silent: every sample is 0',
    };
  }
  return {
    truePeakDbtp: dbFromAmplitude(peak.exactLinear),
    truePeakItuDbtp: dbFromAmplitude(peak.ituLinear),
    samplePeakDbfs: dbFromAmplitude(peak.sampleLinear),
    truePeakAtSeconds: peak.exactAtFrame / sampleRateHz,
    reason: null,
  };
}

function seriesOf(energies: Float64Array): LoudnessSeries {
  return {
    hopSeconds: 0.1,
    momentaryLufs: timeline(windowPowers(energies, gatingBlocks)),
    shortTermLufs: timeline(windowPowers(energies, shortTermWindows)),
  };
}

/** Rounded to 0.001 LU, null where silent. */
function timeline(powers: Float64Array): (number | null)[] {
  return Array.from(powers, (power) =>
    power > silencePower ? Math.round(lufsFromPower(power) * 1000) / 1000 : null,
  );
}
