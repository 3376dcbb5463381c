import {
  conversionPassHz,
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
 * How far a 1/3 octave may lie outside what filters and limiter account for, wherever in it the
 * sound lies: the gates choose a few other moments once levels have changed, 0.1 dB at most on
 * fourteen songs.
 */
const bandToleranceDb = 0.5;
/** At another rate the moments of a spectrum are others altogether, and short songs have few. */
const convertedBandToleranceDb = 1;
/** A window's main lobe: so far a tone beside a band is heard in it. */
const leakHz = 6;
const pointsPerBand = 9;
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
  /** Of the mix, which the filters are made for. */
  readonly sampleRateHz: number;
  /** Of the file as written. */
  readonly writtenHz: number;
  /** Whether it fades: then the whole of its bands is not that of its mix. */
  readonly isFaded: boolean;
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
 * and no 1/3 octave may have gained anything, or lost more than the deepest reduction. Samples are looked at in
 * some windows, where they are loud; bands are of the whole file, and only compared without fades.
 */
export function judgeTone(evidence: ToneEvidence): Promised {
  const { eq, mostDb, trace, comparison } = evidence;
  const largestDb = summedLargestDb(evidence);
  const withinMost = mostDb === null || largestDb <= mostDb + roundingDb;
  const { reductionMaxDb } = trace;
  const bands = evidence.isFaded ? null : bandChange(evidence);
  const toleranceDb =
    evidence.writtenHz === evidence.sampleRateHz ? bandToleranceDb : convertedBandToleranceDb;
  const bandsKept =
    bands === null ||
    (bands.lowestDb >= -reductionMaxDb - toleranceDb && bands.highestDb <= toleranceDb);
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
      range(-reductionMaxDb - toleranceDb, toleranceDb),
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
  const { eq, gainDb, sampleRateHz, writtenHz, source, readBack } = evidence;
  const after = readBack?.whole?.levelsDb;
  if (!source?.whole || !after) return null;
  const heldHz =
    writtenHz === sampleRateHz
      ? Infinity
      : conversionPassHz({ fromHz: sampleRateHz, toHz: writtenHz });
  const highestHz = Math.min(source.bandwidthHz ?? Infinity, heldHz);
  const filtered = rangesOf(eq, sampleRateHz);
  const before = withSide(source.whole, evidence);
  const expected = before.map(
    (level, band) =>
      level && {
        leastDb: level.leastDb + filtered[band]!.leastDb + gainDb,
        mostDb: level.mostDb + filtered[band]!.mostDb + gainDb,
      },
  );
  // Also of bands that are not compared: what leaks from a bass fills those above it.
  const loudestDb = Math.max(...expected.map((range) => range?.mostDb ?? -Infinity));
  const changes = expected.flatMap((range, band) => {
    const got = after[band] ?? null;
    const isCompared =
      band >= bandFirst && band <= bandLast && thirdOctaves[band]!.highHz <= highestHz;
    if (!range || got === null || !isCompared || range.leastDb < loudestDb - heardDb) return [];
    return [{ lowestDb: got - range.leastDb, highestDb: got - range.mostDb }];
  });
  if (changes.length === 0) return null;
  return {
    lowestDb: Math.min(0, ...changes.map(({ lowestDb }) => lowestDb)),
    highestDb: Math.max(0, ...changes.map(({ highestDb }) => highestDb)),
  };
}

/** What a band may gain or a level be, according to where in the band its sound lies. */
interface DecibelRange {
  readonly leastDb: number;
  readonly mostDb: number;
}

/** The least and the most that filters do within each 1/3 octave and at its edges. */
function rangesOf(eq: readonly EqBand[], sampleRateHz: number): readonly DecibelRange[] {
  const frequenciesHz = thirdOctaves.flatMap(({ lowHz, highHz }) => {
    const [from, to] = [Math.max(10, lowHz - leakHz), highHz + leakHz];
    return Array.from(
      { length: pointsPerBand },
      (_, point) => from + ((to - from) * point) / (pointsPerBand - 1),
    );
  });
  const responseDb = createEqResponse({ sampleRateHz, frequenciesHz }).cascadeDb(eq);
  return thirdOctaves.map((_, band) => {
    const points = responseDb.slice(band * pointsPerBand, (band + 1) * pointsPerBand);
    return { leastDb: Math.min(...points), mostDb: Math.max(...points) };
  });
}

/** Levels of both channels once the side has been raised: twice the powers of mid and side. */
function withSide(
  { levelsDb, midDb, sideDb: sideLevelsDb }: ToneCurve,
  { sideDb, sampleRateHz }: Pick<ToneEvidence, 'sideDb' | 'sampleRateHz'>,
): readonly (DecibelRange | null)[] {
  const raised = sideDb === 0 ? null : rangesOf(plateauBands(sideDb, widthBand), sampleRateHz);
  return levelsDb.map((level, band) => {
    const [mid, side] = [midDb[band] ?? null, sideLevelsDb[band] ?? null];
    if (level === null) return null;
    if (!raised || side === null) return { leastDb: level, mostDb: level };
    const midPower = mid === null ? 0 : powerFromDb(mid);
    const both = (db: number): number => dbFromPower(2 * (midPower + powerFromDb(side + db)));
    return { leastDb: both(raised[band]!.leastDb), mostDb: both(raised[band]!.mostDb) };
  });
}
