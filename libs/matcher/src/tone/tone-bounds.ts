import { thirdOctaveCentresHz } from '@kindred/dsp';
import type { Finding, Tone } from '@kindred/records';
import type { ToneBounds } from './bound-bands.js';
import type { ToneGrid } from './filter-bank.js';

/** A cut takes away what is too much; a boost also raises what should not be heard. */
const boostShare = 0.75;
/** Skirts of filters may reach over an edge by what no one hears. */
const skirtDb = 0.3;

const boostLowestHz = 40;
const boostLowestWithoutBassHz = 60;
/** Bass this far under the lower middle is none. */
const noBassDb = -20;
/** Hum and its louder overtones lie below. */
const humHighestHz = 500;
/** Hiss is heard above. */
const hissLowestHz = 2000;
/** A source that reaches this far has its whole top. */
const topHz = 16_000;

/** What stands against boosts in one track. */
export interface BoostLimits {
  readonly lowestHz: number;
  readonly highestHz: number;
  readonly hasHum: boolean;
}

export function boostLimitsOf(tone: Tone | null, findings: readonly Finding[]): BoostLimits {
  const bandwidthHz = tone?.bandwidthHz ?? Infinity;
  const hasHum = findings.some(({ code }) => code === 'hum');
  const hasHiss = findings.some(({ code }) => code === 'noise');
  const topEndHz = bandwidthHz < topHz ? bandwidthHz : Infinity;
  return {
    lowestHz: hasHum ? humHighestHz : hasBass(tone) ? boostLowestHz : boostLowestWithoutBassHz,
    highestHz: hasHiss ? Math.min(hissLowestHz, topEndHz) : topEndHz,
    hasHum,
  };
}

export function toneBounds(
  { frequenciesHz }: ToneGrid,
  { mostDb, limits }: { mostDb: number; limits: BoostLimits },
): ToneBounds {
  const boostMostDb = boostShare * mostDb;
  return {
    cutMostDb: mostDb,
    boostMostDb: frequenciesHz.map((hz) =>
      hz < limits.lowestHz || hz > limits.highestHz ? Math.min(skirtDb, boostMostDb) : boostMostDb,
    ),
  };
}

/** Bounds of match and words together: a boost that a person asked for may go as far as a cut. */
export function directedBounds(
  { frequenciesHz }: ToneGrid,
  { mostDb, limits }: { mostDb: number; limits: BoostLimits },
): ToneBounds {
  return {
    cutMostDb: mostDb,
    boostMostDb: frequenciesHz.map((hz) =>
      hz < limits.lowestHz || hz > limits.highestHz ? Math.min(skirtDb, mostDb) : mostDb,
    ),
  };
}

/** A move as far as it may go anywhere. */
export function withinMost(db: number, mostDb: number): number {
  return Math.max(-mostDb, Math.min(boostShare * mostDb, db));
}

/** Whether 50 and 63 Hz hold anything against 100 to 400 Hz. */
function hasBass(tone: Tone | null): boolean {
  const loud = tone?.loud ?? null;
  if (loud === null) return true;
  const meanOver = (lowHz: number, highHz: number): number => {
    const levels = loud.levelsDb.flatMap((level, band) => {
      const hz = thirdOctaveCentresHz[band]!;
      return hz > lowHz && hz < highHz ? [level ?? -150] : [];
    });
    return levels.reduce((sum, level) => sum + level, 0) / levels.length;
  };
  return meanOver(45, 70) - meanOver(90, 440) > noBassDb;
}
