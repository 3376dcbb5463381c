import { dbFromPower, powerFromDb } from './decibels.js';

/**
 * Averages the power of a gain over 10 ms segments: segment k is the frames from
 * round(k · rate / 100) to round((k + 1) · rate / 100).
 */
export interface GainPowerMeter {
  /** Square of the gain over the next `paceFrames` frames. */
  push(gainPower: number): void;
  /** The averages, the last one over what there is of its segment. */
  finish(): Float32Array;
}

/** Segments in a second. */
const segmentRateHz = 100;

/** A 400 ms window of 10 ms segments, and the hop between windows: BS.1770-5 Annex 1. */
const windowSegments = 40;
const windowHopSegments = 10;

/** Loudness of one window under which BS.1770-5 hears nothing, and how far the second gate lies. */
const absoluteGateLufs = -70;
const relativeGateLu = -10;
const loudnessOffsetDb = -0.691;

export function createGainPowerMeter(options: {
  readonly sampleRateHz: number;
  readonly paceFrames: number;
}): GainPowerMeter {
  const { sampleRateHz, paceFrames } = options;
  const powers: number[] = [];
  const endOf = (segment: number): number =>
    Math.round(((segment + 1) * sampleRateHz) / segmentRateHz);
  let frame = 0;
  let start = 0;
  let end = endOf(0);
  let sum = 0;
  return {
    push(gainPower) {
      const until = frame + paceFrames;
      while (until >= end) {
        powers.push((sum + (end - frame) * gainPower) / (end - start));
        frame = start = end;
        end = endOf(powers.length);
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

/**
 * What limiting takes from the loud passages of a track: 10·lg(Σ e / Σ e·g²) over all 400 ms
 * windows, 100 ms apart, that the two gates of BS.1770-5 let through before limiting (over
 * −70 LUFS, and no more than 10 LU under the mean of those). It is thus the loudness that a
 * track's gain brings less than it says. A track under 400 ms is one window, and loud.
 */
export function loudPassageLossDb(track: {
  /** K-weighted mean square summed over channels, per 10 ms, before the gain. */
  readonly energies: Float32Array;
  readonly gainDb: number;
  /** Mean square of the limiter's gain per 10 ms; 1 is untouched. */
  readonly gainPowers: Float32Array;
}): number {
  const { energies, gainDb, gainPowers } = track;
  const segments = Math.min(energies.length, gainPowers.length);
  const before = windowSums(segments, (at) => energies[at]!);
  const after = windowSums(segments, (at) => energies[at]! * gainPowers[at]!);
  const short = segments < windowSegments;
  const gate = short ? 0 : gateOf(before, gainDb);
  let lossless = 0;
  let limited = 0;
  before.forEach((energy, window) => {
    if (energy < gate) return;
    lossless += energy;
    limited += after[window]!;
  });
  return limited > 0 && lossless > limited ? dbFromPower(lossless / limited) : 0;
}

/** Energy that a window's sum must reach: the higher of the two gates. */
function gateOf(windows: Float64Array, gainDb: number): number {
  const absolute = powerFromDb(absoluteGateLufs - loudnessOffsetDb - gainDb) * windowSegments;
  let sum = 0;
  let count = 0;
  for (const energy of windows) {
    if (energy <= absolute) continue;
    sum += energy;
    count += 1;
  }
  return count > 0 ? Math.max(absolute, (sum / count) * powerFromDb(relativeGateLu)) : absolute;
}

function windowSums(segments: number, energyAt: (segment: number) => number): Float64Array {
  const length = Math.min(segments, windowSegments);
  const count = segments > 0 ? Math.floor((segments - length) / windowHopSegments) + 1 : 0;
  const sums = new Float64Array(count);
  for (let window = 0; window < count; window++) {
    let sum = 0;
    const start = window * windowHopSegments;
    for (let at = start; at < start + length; at++) sum += energyAt(at);
    sums[window] = sum;
  }
  return sums;
}
