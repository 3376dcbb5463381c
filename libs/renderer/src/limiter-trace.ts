import {
  amplitudeFromDb,
  createEnergyMeter,
  createGainTracer,
  dbFromAmplitude,
  limiterHopFrames,
  loudPassageLossDb,
  measureLoudness,
  segmentStartFrame,
  type Kernels,
  type Plane,
  type Region,
} from '@kindred/dsp';
import { deepReductionDb, type LimiterTrace } from '@kindred/records';
import type { FadeGain } from './fading.js';

/** Keeps what a limiter does along a stream. */
export interface LimiterTracer {
  /** What comes to the limiter, in order. */
  enter(planes: readonly Plane[], frames: number): void;
  /**
   * What it did with `frames` frames, in order, from frame `first` of a run whose gains are given at
   * every eighth. A track that begins between two of them is traced from the one before.
   */
  leave(run: {
    readonly gains: Region<Float64Array>;
    readonly first: number;
    readonly frames: number;
  }): void;
  finish(): LimiterTrace;
}

/** Time between neighbours of the series: the steps of a `GainTracer`. */
const hopSeconds = 0.1;

export function createLimiterTracer(
  kernels: Kernels,
  format: {
    readonly sampleRateHz: number;
    readonly channels: number;
    /** What fades make of the track behind the limiter: so much of it counts. */
    readonly fadeGain?: FadeGain | undefined;
  },
): LimiterTracer {
  const { sampleRateHz, fadeGain } = format;
  const energyMeter = createEnergyMeter(kernels, format);
  const deepGain = amplitudeFromDb(-deepReductionDb);
  const gainTracer = createGainTracer(kernels, { sampleRateHz, deepGain });

  const faded = (energies: Float64Array): Float64Array =>
    fadeGain
      ? energies.map((energy, segment) => {
          const gain = fadeGain.at(segmentStartFrame(segment, sampleRateHz));
          return energy * gain * gain;
        })
      : energies;

  return {
    enter: (planes, frames) => energyMeter.push(planes, frames),
    leave({ gains, first, frames }) {
      const firstHop = Math.floor(first / limiterHopFrames);
      const hops = Math.ceil((first + frames) / limiterHopFrames) - firstHop;
      gainTracer.push({ gains, firstHop, hops });
    },
    finish: () => {
      const energies = faded(energyMeter.finish().sum);
      const { hops, deepHops, lowestGain, lowestHop, powers, lowestGains } = gainTracer.finish();
      return {
        reductionMaxDb: reductionOf(lowestGain),
        reductionMaxAtSeconds:
          lowestGain < 1 ? (lowestHop * limiterHopFrames) / sampleRateHz : null,
        loudPassageLossDb: loudPassageLossDb({ energies, gainDb: 0, gainPowers: powers }),
        deepReductionShare: hops > 0 ? deepHops / hops : 0,
        ...(energies.length > 0 && { rangeBeforeLu: measureLoudness(energies).rangeLu }),
        hopSeconds,
        reductionDb: lowestGains.map((gain) => Math.round(reductionOf(gain) * 100) / 100),
      };
    },
  };
}

function reductionOf(gain: number): number {
  return gain < 1 ? -dbFromAmplitude(gain) : 0;
}
