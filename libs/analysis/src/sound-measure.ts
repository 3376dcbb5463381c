import {
  createEnergyMeter,
  createPeakCourseMeter,
  createWaveMeter,
  dbFromAmplitude,
  gatingBlocks,
  lufsFromPower,
  measureLoudness,
  shortTermWindows,
  silencePower,
  windowPowers,
  type Kernels,
  type Region,
  type TruePeak,
} from '@kindred/dsp';
import type { LoudnessSeries, Measurement, Peak } from '@kindred/records';
import { measureDynamics } from './dynamics/measure-dynamics.js';
import { drawOverview } from './edges/draw-overview.js';
import { measureEdges } from './edges/measure-edges.js';
import { measureStereo } from './stereo/measure-stereo.js';
import { createToneMeasure } from './tone/tone-measure.js';
import type { TopSpectrum } from './tone/top-spectrum.js';

/** What is measured on a track's sound; what the file is, is not part of it. */
export type Sound = Omit<Measurement, 'format' | 'sha256'>;

/** Takes a track's planes in order. */
export interface SoundMeasure {
  /** The first `frames` of each plane. */
  push(planes: readonly Region<Float32Array>[], frames: number): void;
  finish(): {
    readonly frames: number;
    readonly sound: Sound;
    /** For findings; null when nothing passes the gates. */
    readonly topSpectrum: TopSpectrum | null;
  };
}

/** Every measure of a track in one pass. One per track. */
export function createSoundMeasure(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): SoundMeasure {
  const energyMeter = createEnergyMeter(kernels, format);
  const peakMeter = createPeakCourseMeter(kernels, format);
  const waveMeter = createWaveMeter(kernels, format);
  const toneMeasure = createToneMeasure(kernels, format);
  const folds = [energyMeter, peakMeter, waveMeter, toneMeasure];

  return {
    push(planes, frames) {
      for (const fold of folds) fold.push(planes, frames);
    },
    finish() {
      const energies = energyMeter.finish();
      const peaks = peakMeter.finish();
      const wave = waveMeter.finish();
      const { frames, sounding } = wave;
      const { tone, edgeTones, topSpectrum } = toneMeasure.finish({
        energies: energies.sum,
        sound: sounding && {
          startSeconds: sounding.firstFrame / format.sampleRateHz,
          endSeconds: (sounding.lastFrame + 1) / format.sampleRateHz,
        },
      });
      const spectrum = tone.whole && { centresHz: tone.centresHz, ...tone.whole };
      return {
        frames,
        topSpectrum,
        sound: {
          loudness: measureLoudness(energies.sum),
          peak: peakOf(peaks, { frames, sampleRateHz: format.sampleRateHz }),
          series: seriesOf(energies.sum),
          dynamics: measureDynamics({ wave, energies: energies.sum, peaks }),
          tone,
          stereo: measureStereo({ wave, energies, spectrum }),
          edges: measureEdges({ wave, energies, tones: edgeTones }),
          overview: drawOverview(wave),
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
