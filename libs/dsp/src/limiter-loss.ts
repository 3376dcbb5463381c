import { dbFromPower, powerFromDb } from './decibels.js';
import { segmentStartFrame } from './energy-meter.js';
import { gatingBlocks, windowPowers } from './energy-windows.js';
import { gatedPower, silencePower } from './loudness.js';

/** Averages the power of a gain over the 10 ms segments that energies are kept in. */
export interface GainPowerMeter {
  /** Mean square of the gain over the next `paceFrames` frames. */
  push(gainPower: number): void;
  /** The averages, the last one over what there is of its segment. */
  finish(): Float32Array;
}

export function createGainPowerMeter(options: {
  readonly sampleRateHz: number;
  readonly paceFrames: number;
}): GainPowerMeter {
  const { sampleRateHz, paceFrames } = options;
  const powers: number[] = [];
  let frame = 0;
  let start = 0;
  let end = segmentStartFrame(1, sampleRateHz);
  let sum = 0;
  return {
    push(gainPower) {
      const until = frame + paceFrames;
      while (until >= end) {
        powers.push((sum + (end - frame) * gainPower) / (end - start));
        frame = start = end;
        end = segmentStartFrame(powers.length + 1, sampleRateHz);
        sum = 0;
      }
      sum += (until - frame) * gainPower;
      frame = until;
    },
    finish() {
      if (frame > start) powers.push(sum / (frame - start));
      return Float32Array.from(powers);
    },
  };
}

/** Mean power of the gain that `modelLimiter` expects, per 10 ms. */
export function gainPowersOf(model: {
  readonly reductionDb: Float32Array;
  readonly stepFrames: number;
  readonly sampleRateHz: number;
}): Float32Array {
  const { reductionDb, stepFrames, sampleRateHz } = model;
  const meter = createGainPowerMeter({ sampleRateHz, paceFrames: stepFrames });
  for (const reduction of reductionDb) meter.push(reduction > 0 ? powerFromDb(-reduction) : 1);
  return meter.finish();
}

/** How far a passage may lie under the track's loudness and still be loud, as a power. */
const loudPassageRatio = 0.1;

/**
 * What limiting takes from the loud passages of a track: 10·lg(Σ e / Σ e·g²) over all 400 ms
 * windows, 100 ms apart, that before limiting lie no more than 10 LU under the track's integrated
 * loudness. A track shorter than a window is loud as a whole; silence has nothing to lose.
 */
export function loudPassageLossDb(track: {
  /** K-weighted mean square summed over channels, per 10 ms, before the gain. */
  readonly energies: Float32Array | Float64Array;
  readonly gainDb: number;
  /** Mean square of the limiter's gain per 10 ms; 1 is untouched. */
  readonly gainPowers: Float32Array;
}): number {
  const { energies, gainDb, gainPowers } = track;
  const segments = Math.min(energies.length, gainPowers.length);
  const gain = powerFromDb(gainDb);
  const gained = Float64Array.from(energies.subarray(0, segments), (energy) => energy * gain);
  const limited = gained.map((energy, segment) => energy * gainPowers[segment]!);
  if (segments < gatingBlocks.windowSegments) return lossDb(total(gained), total(limited));

  const before = windowPowers(gained, gatingBlocks);
  const after = windowPowers(limited, gatingBlocks);
  const least = Math.max(silencePower, gatedPower([before]) * loudPassageRatio);
  const isLoud = (_: number, window: number): boolean => before[window]! > least;
  return lossDb(total(before.filter(isLoud)), total(after.filter(isLoud)));
}

function lossDb(before: number, after: number): number {
  return before > after && after > 0 ? dbFromPower(before / after) : 0;
}

function total(powers: Float64Array): number {
  return powers.reduce((sum, power) => sum + power, 0);
}
