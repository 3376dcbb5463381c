import type { FindingCode } from '@kindred/records';
import type { Track } from '../beds.js';
import { emptyScore, printed, type Score } from './score.js';

/** A kind of music to plant defects in; another piece with every seed. */
export interface Genre {
  readonly name: string;
  readonly seconds: number;
  readonly write: (score: Score) => void;
  /** What is true of it by itself. */
  readonly allowed?: readonly FindingCode[];
  /** Steady tones, in which a cut or a click is heard. */
  readonly isTonal?: true;
  /** Has passages under −60 dBFS, in which hum and hiss are heard. */
  readonly isSparse?: true;
  /** Sounds up to half the rate, so that a low-pass shows. */
  readonly isBright?: true;
  /** Silences, repeats and edges are part of it. */
  readonly isCut?: true;
}

export function perform(
  genre: Genre,
  { seed, sampleRateHz }: { readonly seed: number; readonly sampleRateHz: number },
): Track {
  const score = emptyScore({ seed, sampleRateHz, seconds: genre.seconds });
  genre.write(score);
  return printed(score);
}
