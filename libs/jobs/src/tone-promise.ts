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
import { isGainAlone, sampleToleranceDb, type Comparison } from './alignment.js';

/** First and last 1/3 octave that are compared, 63 Hz and 12.5 kHz: where music has enough power. */
const bandFirst = 5;
const bandLast = 28;

/**
 * How far a 1/3 octave may lie outside what filters and limiter account for. The prediction takes
 * each band of music as even, and the gates choose a few other moments once levels have changed:
 * together 0.1 dB at most on fourteen songs.
 */
const bandToleranceDb = 0.5;
/** A band that lies further under the loudest is filled by what leaks from it. */
const heardDb = 30;

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
  readonly gainDb: number;
  readonly trace: LimiterTrace;
  readonly comparison: Comparison;
}

/**
 * Holds a track's tone against what its filters may and should do: what they sum to at every 1/24
 * octave from 20 Hz to 20 kHz, and what the file as written holds. A limiter is one gain of at most
 * 1 on all that sounds: once the mix has gone through its width, its filters and its gain, no sample
 * and no 1/3 octave may have gained anything, or lost more than the deepest reduction. Bands alone
 * would miss a boost that was left out, and loud samples alone what lies where nobody looked.
 */
export function judgeTone(evidence: ToneEvidence): Promised {
  const { eq, mostDb, trace, comparison } = evidence;
  const largestDb = summedLargestDb(evidence);
  const withinMost = mostDb === null || largestDb <= mostDb + roundingDb;
  const { reductionMaxDb } = trace;
  const bands = bandChange(evidence);
  const bandsKept =
    bands === null ||
    (bands.lowestDb >= -reductionMaxDb - bandToleranceDb && bands.highestDb <= bandToleranceDb);
  // Where the file is shifted its length is broken, and samples say nothing of tone.
  const samples = comparison.offsetFrames === 0 ? comparison.change : null;
  const samplesKept =
    samples === null || samples.count === 0 || isGainAlone(samples, { reductionMaxDb });
  const moves = eq.length === 0 ? 'no tone moves' : `at most ${limitOf(mostDb, largestDb)} dB`;
  const summed = eq.length === 0 ? 'none' : `${decimals(largestDb, 2)} dB summed`;
  return {
    name: 'tone',
    kept: withinMost && bandsKept && samplesKept,
    expected:
      `${moves}; beside filters and gain, samples change by ` +
      `${range(-reductionMaxDb - sampleToleranceDb, sampleToleranceDb)}, bands by ` +
      range(-reductionMaxDb - bandToleranceDb, bandToleranceDb),
    got:
      `${summed}; samples by ${range(samples?.lowestDb ?? null, samples?.highestDb ?? null)}, ` +
      `bands by ${range(bands?.lowestDb ?? null, bands?.highestDb ?? null)}`,
  };
}

function hundredths(value: number): string {
  return `${value >= 0.005 ? '+' : ''}${decimals(value, 2)}`;
}

function range(lowestDb: number | null, highestDb: number | null): string {
  if (lowestDb === null || highestDb === null) return 'what could not be compared';
  return `${hundredths(lowestDb)} to ${hundredths(highestDb)} dB`;
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

/** What the gain and the filters leave unexplained, over all bands; null: nothing to compare. */
function bandChange(
  evidence: ToneEvidence,
): { readonly lowestDb: number; readonly highestDb: number } | null {
  const { eq, gainDb, sideDb, sampleRateHz, source, readBack } = evidence;
  const after = readBack?.whole?.levelsDb;
  if (!source?.whole || !after) return null;
  const before = withSide(source.whole, { sideDb, sampleRateHz });
  const highestHz = source.bandwidthHz ?? Infinity;
  const predicted = createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(eq);
  const heard = before.flatMap((level, band) => {
    const got = after[band] ?? null;
    const isCompared =
      band >= bandFirst && band <= bandLast && thirdOctaves[band]!.highHz <= highestHz;
    if (level === null || got === null || !isCompared) return [];
    const expected = level + predicted[band]! + gainDb;
    return [{ expected, changeDb: got - expected }];
  });
  const loudest = heard.reduce((most, { expected }) => Math.max(most, expected), -Infinity);
  const changes = heard
    .filter(({ expected }) => expected >= loudest - heardDb)
    .map(({ changeDb }) => changeDb);
  if (changes.length === 0) return null;
  return { lowestDb: Math.min(...changes), highestDb: Math.max(...changes) };
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
