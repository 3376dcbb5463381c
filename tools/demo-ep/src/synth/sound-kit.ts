import type { Random } from '../music/random.js';
import { createCutoffs, type Cutoffs } from './cutoffs.js';
import { createWaves, type Waves } from './wavetable.js';

/** What every instrument draws its sound from. */
export interface SoundKit {
  readonly sampleRateHz: number;
  readonly waves: Waves;
  readonly cutoffs: Cutoffs;
  /** White noise in (−1, 1), to be read in a circle from any place. */
  readonly noise: Float32Array;
}

/** Frames in the noise: a power of two, so that a mask makes the circle. */
export const noiseLength = 1 << 17;

export function createSoundKit(options: { sampleRateHz: number; random: Random }): SoundKit {
  const { sampleRateHz } = options;
  const noise = new Float32Array(noiseLength);
  for (let i = 0; i < noiseLength; i++) noise[i] = options.random.uniform() * 2 - 1;
  return { sampleRateHz, waves: createWaves(), cutoffs: createCutoffs(sampleRateHz), noise };
}

/** A place in the noise to start from. */
export function noiseStart(random: Random): number {
  return Math.floor(random.uniform() * noiseLength);
}
