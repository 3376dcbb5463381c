import type { FindingCode } from '@kindred/records';
import type { Track } from './beds.js';
import { trickyMixes } from './tricky-mixes.js';
import { trickyMoments } from './tricky-moments.js';
import { trickyRecordings } from './tricky-recordings.js';
import { trickyWaves } from './tricky-waves.js';

/** A signal without a defect, however it may look. */
export interface Tricky {
  readonly name: string;
  readonly make: () => Track;
  /** What may truly be said of it. */
  readonly allowed?: readonly FindingCode[];
}

export const tricky: readonly Tricky[] = [
  ...trickyMixes,
  ...trickyWaves,
  ...trickyMoments,
  ...trickyRecordings,
];
