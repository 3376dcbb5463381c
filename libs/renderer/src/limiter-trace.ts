import {
  amplitudeFromDb,
  createEnergyMeter,
  createGainPowerMeter,
  dbFromAmplitude,
  limiterHopFrames,
  loudPassageLossDb,
  measureLoudness,
  segmentStartFrame,
  segmentsPerSecond,
  type Kernels,
  type Plane,
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
    readonly gains: Float64Array;
    readonly first: number;
    readonly frames: number;
  }): void;
  finish(): LimiterTrace;
}

/** Time between neighbours of the series. */
const hopSeconds = 0.1;
const segmentsPerHop = hopSeconds * segmentsPerSecond;

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
  const gainPowers = createGainPowerMeter({ sampleRateHz, paceFrames: limiterHopFrames });
  const deepestGains = createLowestPerHop(sampleRateHz);
  const deepGain = amplitudeFromDb(-deepReductionDb);
  let hopCount = 0;
  let deepHops = 0;
  let lowestGain = 1;
  let lowestAtHop = 0;

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
      const endHop = Math.ceil((first + frames) / limiterHopFrames);
      for (let hop = firstHop; hop < endHop; hop++) {
        const from = gains[hop]!;
        const to = gains[hop + 1]!;
        const lower = from < to ? from : to;
        if (lower < lowestGain) {
          lowestGain = lower;
          lowestAtHop = hopCount + hop - firstHop;
        }
        if (lower < deepGain) deepHops += 1;
        // The mean square of a straight line between the two.
        gainPowers.push((from * from + from * to + to * to) / 3);
        deepestGains.push(lower);
      }
      hopCount += endHop - firstHop;
    },
    finish: () => {
      const energies = faded(energyMeter.finish().sum);
      return {
        reductionMaxDb: reductionOf(lowestGain),
        reductionMaxAtSeconds:
          lowestGain < 1 ? (lowestAtHop * limiterHopFrames) / sampleRateHz : null,
        loudPassageLossDb: loudPassageLossDb({
          energies,
          gainDb: 0,
          gainPowers: gainPowers.finish(),
        }),
        deepReductionShare: hopCount > 0 ? deepHops / hopCount : 0,
        ...(energies.length > 0 && { rangeBeforeLu: measureLoudness(energies).rangeLu }),
        hopSeconds,
        reductionDb: deepestGains.finish().map((gain) => Math.round(reductionOf(gain) * 100) / 100),
      };
    },
  };
}

/** The lowest gain in each tenth of a second. */
function createLowestPerHop(sampleRateHz: number) {
  const lowest: number[] = [];
  let frame = 0;
  let endFrame = 0;
  return {
    push(gain: number): void {
      if (frame >= endFrame) {
        lowest.push(1);
        endFrame = segmentStartFrame(lowest.length * segmentsPerHop, sampleRateHz);
      }
      const last = lowest.length - 1;
      if (gain < lowest[last]!) lowest[last] = gain;
      frame += limiterHopFrames;
    },
    finish: (): readonly number[] => lowest,
  };
}

function reductionOf(gain: number): number {
  return gain < 1 ? -dbFromAmplitude(gain) : 0;
}
