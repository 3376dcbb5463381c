import { powerFromDb, type WatchLimits } from '@kindred/dsp';

/** Below this a sample counts as digital silence. */
export const silenceLinear = 1e-4;
/** Samples this near the channel's highest, relative to it, count as equal to it. */
const equalRatio = 1e-4;
/** How far a click stands out: by its bend at least, and by bend and height together. */
export const bendRatioMin = 3;
export const bendAndPeakRatioMin = 10;
/** Below −48 dBFS of second difference nothing is heard. */
export const bendMin = 0.004;
/** −70 dBFS: every channel of a gap is below. */
const silentPeak = 0.000316;
/** An event is sharp against those before it, which fade from memory within a second or two. */
const sharpShare = 0.5;
const sharpMemory = 0.99;
const sharpPeak = 0.01;
/** Louder than this is no noise floor, whatever it sounds like; and softer is silence. */
const floorMost = powerFromDb(-36);
const floorLeast = powerFromDb(-100);

/** Samples in a row that make a plateau at and below 48 kHz; more in proportion above. */
const plateauSamples = 3;

/** @returns frames */
export function plateauFramesAt(sampleRateHz: number): number {
  return Math.round(plateauSamples * Math.max(1, sampleRateHz / 48000));
}

/**
 * Which runs detectors look at: few of most music.
 * @param blurLinear dither blurs a plateau by this much
 */
export function watchLimits({
  blurLinear,
  sampleRateHz,
}: {
  readonly blurLinear: number;
  readonly sampleRateHz: number;
}): WatchLimits {
  return {
    quietBelow: silenceLinear,
    silentBelow: silentPeak,
    plateauShare: equalRatio,
    plateauLeast: blurLinear,
    plateauFrom: 0.01,
    plateauFrames: plateauFramesAt(sampleRateHz),
    bendLeast: bendMin,
    bendRatio: bendRatioMin,
    bendAndPeakRatio: bendAndPeakRatioMin,
    sharpShare,
    sharpMemory,
    sharpPeak,
    floorLeast,
    floorMost,
  };
}

/** How far samples may lie under a plateau's level and still be level with it. */
export function plateauWidth(level: number, blurLinear: number): number {
  return Math.max(level * equalRatio, blurLinear);
}
