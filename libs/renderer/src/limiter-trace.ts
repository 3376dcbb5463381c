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

/** Keeps what a limiter does along a stream. */
export interface LimiterTracer {
  /** What comes to the limiter, in order. */
  enter(planes: readonly Plane[], frames: number): void;
  /** What it did with `frames` of the stream, in order; all but the last a multiple of 8. */
  leave(run: { readonly gains: Float64Array; readonly frames: number }): void;
  finish(): LimiterTrace;
}

/** Time between neighbours of the series. */
const hopSeconds = 0.1;
const segmentsPerHop = hopSeconds * segmentsPerSecond;

export function createLimiterTracer(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): LimiterTracer {
  const { sampleRateHz } = format;
  const energyMeter = createEnergyMeter(kernels, format);
  const gainPowers = createGainPowerMeter({ sampleRateHz, paceFrames: limiterHopFrames });
  const deepestGains = createLowestPerHop(sampleRateHz);
  const deepGain = amplitudeFromDb(-deepReductionDb);
  let hopCount = 0;
  let deepHops = 0;
  let lowestGain = 1;
  let lowestAtHop = 0;

  return {
    enter: (planes, frames) => energyMeter.push(planes, frames),
    leave({ gains, frames }) {
      const hops = Math.ceil(frames / limiterHopFrames);
      for (let hop = 0; hop < hops; hop++) {
        const from = gains[hop]!;
        const to = gains[hop + 1]!;
        const lower = from < to ? from : to;
        if (lower < lowestGain) {
          lowestGain = lower;
          lowestAtHop = hopCount + hop;
        }
        if (lower < deepGain) deepHops += 1;
        // The mean square of a straight line between the two.
        gainPowers.push((from * from + from * to + to * to) / 3);
        deepestGains.push(lower);
      }
      hopCount += hops;
    },
    finish: () => {
      const energies = energyMeter.finish().sum;
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
