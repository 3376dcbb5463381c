import { createBandEqResponse, createEqResponse, frequencyGrid, thirdOctaves } from '@kindred/dsp';
import {
  decimals,
  type EqBand,
  type LimiterTrace,
  type Promised,
  type Tone,
} from '@kindred/records';

/** First and last 1/3 octave that are compared, 63 Hz and 12.5 kHz: where music has enough power. */
const bandFirst = 5;
const bandLast = 28;

/**
 * How far a 1/3 octave may lie from its prediction. The prediction takes each band of music as even,
 * and the gates choose a few other moments once levels have changed: together 0.1 dB at most on
 * fourteen songs.
 */
const toleranceDb = 0.5;

/** A limiter takes from what is loud, bass before treble: up to 2.1 times what loud passages lose. */
const perLossDb = 3;

/** Levels are rounded to hundredths, and dither adds at most that. */
const roundingDb = 0.005;

export interface ToneEvidence {
  readonly eq: readonly EqBand[];
  /** How far tone may move; null where a person set the filters. */
  readonly mostDb: number | null;
  readonly sampleRateHz: number;
  readonly source: Tone | null;
  readonly readBack: Tone | null;
  readonly trace: LimiterTrace;
}

/**
 * Holds a track's tone against what its filters may and should do: what they sum to at every 1/24
 * octave from 20 Hz to 20 kHz, and what the file as written measures against its mix, the gain
 * removed, over the whole of both.
 */
export function judgeTone(evidence: ToneEvidence): Promised {
  const { eq, mostDb, trace } = evidence;
  const largestDb = summedLargestDb(evidence);
  const missDb = furthestMissDb(evidence);
  const allowedDb = toleranceDb + perLossDb * trace.loudPassageLossDb;
  const withinMost = mostDb === null || largestDb <= mostDb + roundingDb;
  const asPlanned = missDb === null || missDb <= allowedDb;
  const moves = eq.length === 0 ? 'no tone moves' : `at most ${limitOf(mostDb, largestDb)} dB`;
  return {
    name: 'tone',
    kept: withinMost && asPlanned,
    expected: `${moves}, the file within ${decimals(allowedDb, 2)} dB of its plan`,
    got:
      `${eq.length === 0 ? 'none' : `${decimals(largestDb, 2)} dB summed`}, ` +
      (missDb === null
        ? 'the file too short to compare'
        : `the file within ${decimals(missDb, 2)} dB`),
  };
}

/** Filters that a person set may do what they do. */
function limitOf(mostDb: number | null, largestDb: number): string {
  return decimals(mostDb ?? largestDb, 2);
}

function summedLargestDb({ eq, sampleRateHz }: ToneEvidence): number {
  const frequenciesHz = frequencyGrid({ highHz: Math.min(20_000, sampleRateHz / 2) });
  return createEqResponse({ sampleRateHz, frequenciesHz }).largestDb(eq);
}

/** Of all compared bands, how far the file lies from its mix and its filters; null: nothing to compare. */
function furthestMissDb({ eq, sampleRateHz, source, readBack }: ToneEvidence): number | null {
  const before = source?.whole?.levelsDb;
  const after = readBack?.whole?.levelsDb;
  if (!before || !after) return null;
  const highestHz = source.bandwidthHz ?? Infinity;
  const predicted = createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(eq);
  const misses = before.flatMap((level, band) => {
    const got = after[band] ?? null;
    const isHeard =
      band >= bandFirst && band <= bandLast && thirdOctaves[band]!.highHz <= highestHz;
    return level === null || got === null || !isHeard ? [] : [got - level - predicted[band]!];
  });
  if (misses.length === 0) return null;
  const sorted = [...misses].sort((a, b) => a - b);
  const gainDb = sorted[sorted.length >> 1]!;
  return misses.reduce((furthest, miss) => Math.max(furthest, Math.abs(miss - gainDb)), 0);
}
