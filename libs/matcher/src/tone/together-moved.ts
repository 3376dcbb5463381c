import { thirdOctaves } from '@kindred/dsp';
import { median } from './median.js';
import type { Equalised } from './equalise.js';

/**
 * What words and numbers do to the songs of a release alike, per 1/3 octave: their median. Pinned
 * tracks have no say, since nobody knows which part of their filters is match and which is taste.
 */
export function togetherMovedDb(equalised: readonly Equalised[]): readonly number[] {
  const songs = equalised.filter(
    ({ one: { subject } }) => subject.isSong !== false && !subject.pinned,
  );
  return thirdOctaves.map((_, band) => {
    const moved = songs.map(({ response }) => response.all[band]! - response.matched[band]!);
    return median(moved) ?? 0;
  });
}
