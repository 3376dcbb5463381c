import { thirdOctaves } from '@kindred/dsp';
import type { Tone } from '@kindred/records';
import { bandFirst, bandLast } from './tone-constants.js';

/** What is known of one file's tone, band by band of 1/3 octave from 20 Hz; null: nothing. */
export interface ToneEvidence {
  /** Levels of the loud passages, from 31.5 Hz to 16 kHz as far as the music reaches. */
  readonly levelsDb: readonly (number | null)[];
  /** Standard error of each level, never under the floor; null where the level is. */
  readonly errorsDb: readonly (number | null)[];
  /** Enough of it to be held against others, and to be one of them. */
  readonly isSong: boolean;
}

/**
 * Stretches of a song are more alike than its halves: over nine songs of two albums the halves lie
 * a median 1.5 times further apart than the errors say, and never much nearer than this floor.
 */
const errorFactor = 1.25;
const errorFloorDb = 0.3;

/** From this much music on, in seconds, a file is a song that can be matched in full. */
const songSeconds = 30;

/** Student's t for 68 %, by blocks: errors from few stretches are themselves in doubt. */
const fewBlocksFactors = [3, 3, 1.84, 1.32, 1.2, 1.14];

/** An error that rests on nothing: such a band decides next to nothing. */
const unknownErrorDb = 3;

/** What lies further under the loudest band is dither, hiss or what leaks from it: no tone. */
const heardDb = 60;

/** Null where no loud passage was measured. */
export function evidenceOf(tone: Tone | null): ToneEvidence | null {
  if (tone === null || tone.loud === null || tone.whole === null) return null;
  const { levelsDb, standardErrorDb, blocks } = tone.loud;
  const highestHz = tone.bandwidthHz ?? Infinity;
  const lowestDb = Math.max(...levelsDb.map((level) => level ?? -Infinity)) - heardDb;
  const levels = levelsDb.map((level, band) =>
    level !== null &&
    level > lowestDb &&
    band >= bandFirst &&
    band <= bandLast &&
    thirdOctaves[band]!.highHz <= highestHz * bandEndSlack
      ? level
      : null,
  );
  const factor = errorFactor * (fewBlocksFactors[blocks] ?? 1);
  const smooth = smoothedErrors(standardErrorDb);
  return {
    levelsDb: levels,
    errorsDb: levels.map((level, band) =>
      level === null
        ? null
        : Math.sqrt(square(factor * (smooth[band] ?? unknownErrorDb)) + square(errorFloorDb)),
    ),
    isSong: tone.whole.seconds >= songSeconds && blocks >= 2,
  };
}

/** A band whose edge lies a hair over the end of the music is still full of it. */
const bandEndSlack = 1.02;

/** Errors of single bands are poorly known: root mean square with both neighbours. */
function smoothedErrors(errorsDb: readonly (number | null)[]): (number | null)[] {
  return errorsDb.map((_, band) => {
    const near = [band - 1, band, band, band + 1].flatMap((at) => errorsDb[at] ?? []);
    if (near.length === 0) return null;
    return Math.sqrt(near.reduce((sum, error) => sum + error * error, 0) / near.length);
  });
}

function square(value: number): number {
  return value * value;
}
