import type { FindingCode, FindingSeverity } from '@kindred/records';
import type { Track } from './beds.js';
import { plantedInChannels } from './planted-channels.js';
import { plantedInFile } from './planted-file.js';
import { plantedInMoments } from './planted-moments.js';
import { plantedNoise } from './planted-noise.js';
import { plantedInWave } from './planted-wave.js';

/** A defect put into a bed, and what must be said of it. */
export interface Planted {
  readonly name: string;
  readonly make: () => Track;
  readonly code: FindingCode;
  readonly severity?: FindingSeverity;
  /** In seconds, each ± 1.5 ms. */
  readonly at?: readonly number[];
  readonly value?: number;
  readonly within?: number;
  readonly channel?: 'left' | 'right';
  /** What else is true of the signal. */
  readonly also?: readonly FindingCode[];
}

export const planted: readonly Planted[] = [
  ...plantedInWave,
  ...plantedInMoments,
  ...plantedNoise,
  ...plantedInChannels,
  ...plantedInFile,
];
