import { dbFromPower, pooledLufs, powerFromDb, powerFromLufs } from '@kindred/dsp';
import type { MeasuredTrack, PooledLoudness } from '@kindred/records';

/** What pooling needs of a track. */
export type PooledTrack = Pick<MeasuredTrack, 'number' | 'format' | 'loudness' | 'peak' | 'series'>;

/**
 * A release as one programme. Pooled loudness puts the gating blocks of all tracks under one
 * relative gate, and no block lies across two tracks, as ReplayGain 2 and common meters do. The
 * duration-weighted mean is of the tracks' integrated powers: what pooling gives without its common
 * gate. Tracks without a loudness count for length and peak only.
 */
export function poolLoudness(tracks: readonly PooledTrack[]): PooledLoudness {
  const loudest = highestBy(tracks, ({ loudness }) => loudness.integratedLufs);
  const loudSections = tracks.flatMap(({ loudness }) => loudness.loudSectionLufs ?? []);
  const truePeaks = tracks.flatMap(({ peak }) => peak.truePeakDbtp ?? []);
  return {
    pooledLufs: pooledLufs(tracks.map(({ series }) => gatingBlockPowers(series.momentaryLufs))),
    loudestTrackLufs: loudest?.loudness.integratedLufs ?? null,
    loudestTrack: loudest?.number ?? null,
    durationWeightedLufs: durationWeightedLufs(tracks),
    loudSectionSpreadLu:
      loudSections.length === 0 ? null : Math.max(...loudSections) - Math.min(...loudSections),
    truePeakMaxDbtp: truePeaks.length === 0 ? null : Math.max(...truePeaks),
    durationSeconds: tracks.reduce((sum, { format }) => sum + format.durationSeconds, 0),
  };
}

/** Momentary windows at 100 ms hop are the gating blocks; a silent one has no power that counts. */
function gatingBlockPowers(momentaryLufs: readonly (number | null)[]): Float64Array {
  return Float64Array.from(momentaryLufs, (level) => (level === null ? 0 : powerFromLufs(level)));
}

function durationWeightedLufs(tracks: readonly PooledTrack[]): number | null {
  let power = 0;
  let seconds = 0;
  for (const { loudness, format } of tracks) {
    if (loudness.integratedLufs === null) continue;
    power += powerFromDb(loudness.integratedLufs) * format.durationSeconds;
    seconds += format.durationSeconds;
  }
  return seconds === 0 ? null : dbFromPower(power / seconds);
}

/** The first of the highest; null when none has a value. */
function highestBy<T>(items: readonly T[], valueOf: (item: T) => number | null): T | null {
  let highest: T | null = null;
  let most = -Infinity;
  for (const item of items) {
    const value = valueOf(item);
    if (value !== null && value > most) {
      most = value;
      highest = item;
    }
  }
  return highest;
}
