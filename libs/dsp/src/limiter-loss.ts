import { dbFromPower, powerFromDb } from './decibels.js';
import { segmentStartFrame, segmentsPerSecond } from './energy-meter.js';
import { gatingBlocks, windowPowers } from './energy-windows.js';
import { gatedPower, silencePower } from './loudness.js';

/**
 * Mean power of the gain that `createLimiterModel` expects, per 10 ms: from the mean and the
 * variance of the reduction in each, E[e^(−c·r)] = e^(−c·mean) · (1 + c² · variance / 2) to the
 * third order.
 */
export function gainPowersOf(model: {
  readonly reductionDb: Float32Array;
  readonly stepFrames: number;
  readonly sampleRateHz: number;
}): Float32Array {
  const { reductionDb, stepFrames, sampleRateHz } = model;
  const framesTotal = reductionDb.length * stepFrames;
  const powers = new Float32Array(Math.ceil((framesTotal * segmentsPerSecond) / sampleRateHz) + 1);
  let count = 0;
  let step = 0;
  for (let start = 0; start < framesTotal;) {
    const end = Math.min(framesTotal, segmentStartFrame(count + 1, sampleRateHz));
    let sum = 0;
    let squares = 0;
    let from = start;
    while (from < end) {
      const stepEnd = (step + 1) * stepFrames;
      const until = stepEnd < end ? stepEnd : end;
      const reduction = reductionDb[step]!;
      if (reduction !== 0) {
        const weighed = (until - from) * reduction;
        sum += weighed;
        squares += weighed * reduction;
      }
      if (until === stepEnd) step++;
      from = until;
    }
    powers[count++] = meanGainPower(sum / (end - start), squares / (end - start));
    start = end;
  }
  return powers.subarray(0, count);
}

/** ln 10 / 10: natural logarithm of a power of 1 dB. */
const nepersOfPowerPerDb = 0.230258509299404568;

/** From the mean and the mean square of a reduction in dB. */
export function meanGainPower(meanDb: number, meanSquareDb: number): number {
  if (!(meanDb > 0)) return 1;
  const variance = Math.max(0, meanSquareDb - meanDb * meanDb);
  const curvature = (nepersOfPowerPerDb * nepersOfPowerPerDb * variance) / 2;
  return Math.min(1, lossPower(meanDb) * (1 + curvature));
}

/** Powers of losses in steps of 1/64 dB: the step is small enough for three terms of a series. */
const lossStepsPerDb = 64;
const lossPowers = Float64Array.from({ length: 24 * lossStepsPerDb }, (_, at) =>
  powerFromDb(-at / lossStepsPerDb),
);

function lossPower(lossDb: number): number {
  const at = Math.floor(lossDb * lossStepsPerDb);
  if (at >= lossPowers.length) return powerFromDb(-lossDb);
  const x = (lossDb - at / lossStepsPerDb) * nepersOfPowerPerDb;
  return lossPowers[at]! * (1 - x + (x * x) / 2 - (x * x * x) / 6);
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
  const gained = new Float64Array(segments);
  const limited = new Float64Array(segments);
  for (let segment = 0; segment < segments; segment++) {
    gained[segment] = energies[segment]! * gain;
    limited[segment] = gained[segment]! * gainPowers[segment]!;
  }
  if (segments < gatingBlocks.windowSegments) return lossDb(total(gained), total(limited));
  return loudBlocksLossDb({
    before: windowPowers(gained, gatingBlocks),
    after: windowPowers(limited, gatingBlocks),
  });
}

/** The same from the 400 ms windows before and after limiting, where someone has them. */
export function loudBlocksLossDb({
  before,
  after,
}: {
  readonly before: Float64Array;
  readonly after: Float64Array;
}): number {
  const least = Math.max(silencePower, gatedPower([before]) * loudPassageRatio);
  let beforeSum = 0;
  let afterSum = 0;
  for (let window = 0; window < before.length; window++) {
    if (before[window]! <= least) continue;
    beforeSum += before[window]!;
    afterSum += after[window]!;
  }
  return lossDb(beforeSum, afterSum);
}

function lossDb(before: number, after: number): number {
  return before > after && after > 0 ? dbFromPower(before / after) : 0;
}

function total(powers: Float64Array): number {
  return powers.reduce((sum, power) => sum + power, 0);
}
