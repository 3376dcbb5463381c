import { changeOfSamples, createPairReader, loudestStart } from './sample-change.js';
import type { SampleChange, SamplePair } from './sample-change.js';

/** How far a shift is looked for, either way. */
const lagMaxFrames = 64;
/** A master that was limited hard is still this like its mix; one shifted further is not. */
const alikeLeast = 0.5;
/** What filters, dither and rounding leave on loud samples. */
export const sampleToleranceDb = 0.1;

/** How a master lies against its mix. */
export interface Comparison {
  readonly change: SampleChange;
  /** Frames that it lies behind; null: they are not alike at any lag up to 64 frames. */
  readonly offsetFrames: number | null;
}

/**
 * Whether every sample is where it was, but for a gain of `reductionMaxDb` at most: then nothing is
 * shifted. Otherwise how far: the lag of the highest normalised cross-correlation around the loudest
 * moment, on the louder channel there. Correlation alone misjudges low music, whose limiting moves
 * its maximum by some frames.
 */
export function compareWithMix(
  pair: SamplePair,
  { reductionMaxDb }: { readonly reductionMaxDb: number },
): Comparison {
  const read = createPairReader(pair);
  const change = changeOfSamples(pair, read);
  if (isGainAlone(change, { reductionMaxDb })) return { change, offsetFrames: 0 };
  const { expected, got } = read(loudestStart(pair));
  const energies = expected.map((plane) => plane.reduce((sum, sample) => sum + sample * sample, 0));
  const channel = energies.indexOf(Math.max(...energies));
  return { change, offsetFrames: bestLag(expected[channel]!, got[channel]!) };
}

/** Whether a limiter that took this much at its deepest can be all that changed samples. */
export function isGainAlone(
  { count, lowestDb, highestDb }: SampleChange,
  { reductionMaxDb }: { readonly reductionMaxDb: number },
): boolean {
  if (count === 0 || lowestDb === null || highestDb === null) return false;
  return lowestDb >= -reductionMaxDb - sampleToleranceDb && highestDb <= sampleToleranceDb;
}

function bestLag(mix: Float64Array, master: Float64Array): number | null {
  let best = likeness(mix, master, 0);
  let bestAt = 0;
  for (let lag = 1; lag <= lagMaxFrames; lag++) {
    for (const signedLag of [lag, -lag]) {
      const value = likeness(mix, master, signedLag);
      if (value > best) {
        best = value;
        bestAt = signedLag;
      }
    }
  }
  return best >= alikeLeast ? bestAt : null;
}

/** −1 to 1: the correlation of the two where they overlap at a lag. */
function likeness(mix: Float64Array, master: Float64Array, lag: number): number {
  const from = Math.max(0, -lag);
  const to = Math.min(mix.length, master.length - lag);
  let sum = 0;
  let mixEnergy = 0;
  let masterEnergy = 0;
  for (let i = from; i < to; i++) {
    const a = mix[i]!;
    const b = master[i + lag]!;
    sum += a * b;
    mixEnergy += a * a;
    masterEnergy += b * b;
  }
  const scale = Math.sqrt(mixEnergy * masterEnergy);
  return scale > 0 ? sum / scale : 0;
}
