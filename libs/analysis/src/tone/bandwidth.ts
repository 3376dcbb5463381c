import { log2 } from '@kindred/dsp';
import type { TopSpectrum } from './top-spectrum.js';

/** A stretch this far under the loudest bin holds nothing that could be heard beside it. */
const audibleRangeDb = 85;
/** How much the spectrum falls where a source stops, and within how many bins, */
const stepDb = 10;
const stepBins = 3;
/** beyond what music falls by itself: 24 dB an octave is steeper than any instrument's overtones. */
const musicFallDbPerOctave = 24;
/** Bins under the step that must stand above it: a single line is a pilot tone, not music. */
const shoulderBins = 4;

/**
 * Where the music stops: the highest step, of 10 dB or more within 600 Hz, above which the spectrum
 * stays down, or the highest bin within 85 dB of the loudest, whichever is lower. Single lines
 * above do not count. A spectrum that falls gently to its end stops at its end.
 * @returns Hz, at most the upper edge of the last bin; null when there is no bin
 */
export function readBandwidth({ lowestHz, binHz, highDb }: TopSpectrum): number | null {
  if (highDb.length === 0) return null;
  const floorDb = highDb.reduce((a, b) => Math.max(a, b)) - audibleRangeDb;
  const levelsDb = highDb.map((levelDb) => Math.max(levelDb, floorDb));
  const edgeHz = (bins: number): number => lowestHz + bins * binHz;
  return edgeHz(highestStep(levelsDb, edgeHz) ?? highestAbove(levelsDb, floorDb));
}

/** How many bins lie under the highest step; null when there is none. */
function highestStep(levelsDb: readonly number[], edgeHz: (bins: number) => number): number | null {
  for (let edge = levelsDb.length - stepBins; edge >= shoulderBins; edge--) {
    const octaves = log2(edgeHz(edge + stepBins) / edgeHz(edge - shoulderBins));
    const fallDb = stepDb + musicFallDbPerOctave * octaves;
    const shoulderDb = median(levelsDb.slice(edge - shoulderBins, edge));
    const above = levelsDb.slice(edge + stepBins - 1);
    if (shoulderDb - above[0]! < fallDb) continue;
    // One bin in ten above may hold a line.
    const staysUnderDb = above.sort((a, b) => a - b)[Math.ceil(above.length * 0.9) - 1]!;
    if (shoulderDb - staysUnderDb >= fallDb)
      return topOfFall(levelsDb, edge + stepBins, shoulderDb);
  }
  return null;
}

/** Walks down from a step's lower end to where its fall begins. */
function topOfFall(levelsDb: readonly number[], from: number, shoulderDb: number): number {
  let bins = from;
  while (levelsDb[bins - 1]! <= shoulderDb - stepDb) bins--;
  const rises = (): boolean => {
    const below = levelsDb.slice(Math.max(0, bins - 1 - stepBins), bins - 1);
    return below.some((levelDb) => levelDb - levelsDb[bins - 1]! >= stepDb);
  };
  while (rises()) bins--;
  return bins;
}

/** How many bins reach up to the highest that, with its neighbours below, stands over the floor. */
function highestAbove(levelsDb: readonly number[], floorDb: number): number {
  for (let bins = levelsDb.length; bins > shoulderBins; bins--) {
    if (levelsDb.slice(bins - shoulderBins, bins).every((levelDb) => levelDb > floorDb))
      return bins;
  }
  return shoulderBins;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
