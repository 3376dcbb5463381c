import {
  createBandEqResponse,
  createEqResponse,
  dbFromPower,
  frequencyGrid,
  plateauBands,
  powerFromDb,
  thirdOctaves,
  widthBand,
} from '@kindred/dsp';
import {
  decimals,
  type EqBand,
  type LimiterTrace,
  type Promised,
  type Tone,
  type ToneCurve,
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
  /** How many of them, the last ones, a person typed: they do what they do. */
  readonly eqTyped: number;
  /** What the side is raised by before them. */
  readonly sideDb: number;
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

function summedLargestDb({ eq, eqTyped, sampleRateHz }: ToneEvidence): number {
  const frequenciesHz = frequencyGrid({ highHz: Math.min(20_000, sampleRateHz / 2) });
  return createEqResponse({ sampleRateHz, frequenciesHz }).largestDb(
    eq.slice(0, eq.length - eqTyped),
  );
}

/** Of all compared bands, how far the file lies from its mix and its filters; null: nothing to compare. */
function furthestMissDb(evidence: ToneEvidence): number | null {
  const { eq, sideDb, sampleRateHz, source, readBack } = evidence;
  const after = readBack?.whole?.levelsDb;
  if (!source?.whole || !after) return null;
  const before = withSide(source.whole, { sideDb, sampleRateHz });
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

/** Levels of both channels once the side has been raised: twice the powers of mid and side. */
function withSide(
  { levelsDb, midDb, sideDb: sideLevelsDb }: ToneCurve,
  { sideDb, sampleRateHz }: Pick<ToneEvidence, 'sideDb' | 'sampleRateHz'>,
): readonly (number | null)[] {
  if (sideDb === 0) return levelsDb;
  const response = createBandEqResponse({ sampleRateHz, bands: thirdOctaves });
  const raisedDb = response.cascadeDb(plateauBands(sideDb, widthBand));
  return levelsDb.map((level, band) => {
    const [mid, side] = [midDb[band] ?? null, sideLevelsDb[band] ?? null];
    if (level === null || side === null) return level;
    const midPower = mid === null ? 0 : powerFromDb(mid);
    return dbFromPower(2 * (midPower + powerFromDb(side + raisedDb[band]!)));
  });
}
