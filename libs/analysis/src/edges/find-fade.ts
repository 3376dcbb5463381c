import { dbFromPower } from '@kindred/dsp';

/** A steady rise from the edge of a track's sound inward. */
export interface Fade {
  readonly seconds: number;
  readonly changeDb: number;
}

/** Levels are looked at over half a second, so that single beats don't break a fade. */
const smoothHops = 5;
/** As far as music may fall back within a fade. */
const rippleDb = 3;
/** A fade gains this much every two seconds, or is over. */
const gainDb = 1;
const gainHops = 20;
/** Where a fade reaches this close to its top it has arrived. */
const arrivedDb = 1;
const leastSeconds = 1;
const leastChangeDb = 12;

/**
 * Finds a fade, or sound ringing out, at the edge of a track's sound.
 * @param powers mean squares per 100 ms from the edge of the sound inward
 */
export function findFade(powers: readonly number[]): Fade | null {
  if (powers.length <= smoothHops) return null;
  const levelsDb = smoothed(powers);
  let topDb = levelsDb[0]!;
  const topsDb = [topDb];
  for (let hop = 1; hop < levelsDb.length; hop++) {
    if (levelsDb[hop]! < topDb - rippleDb) break;
    topDb = Math.max(topDb, levelsDb[hop]!);
    topsDb.push(topDb);
    if (hop >= gainHops && topDb - topsDb[hop - gainHops]! < gainDb) break;
  }
  const arrived = topsDb.findIndex((level) => level >= topDb - arrivedDb);
  // The level over half a second stands for its middle.
  const seconds = (arrived + smoothHops / 2) / 10;
  const changeDb = topsDb[arrived]! - dbFromPower(powers[0]!);
  return arrived > 0 && seconds >= leastSeconds && changeDb >= leastChangeDb
    ? { seconds, changeDb }
    : null;
}

function smoothed(powers: readonly number[]): number[] {
  return Array.from({ length: powers.length - smoothHops + 1 }, (_, hop) => {
    let sum = 0;
    for (let j = hop; j < hop + smoothHops; j++) sum += powers[j]!;
    return Math.max(-200, dbFromPower(sum / smoothHops));
  });
}
