import type { Finding, FindingCode, LoudToneCurve } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** Tone of its loud passages. */
export type LoudTone = Pick<LoudToneCurve, 'levelsDb' | 'standardErrorDb'>;

interface Range {
  readonly fromHz: number;
  readonly toHz: number;
  readonly over: FindingCode | null;
  readonly under: FindingCode | null;
}

const ranges: readonly Range[] = [
  { fromHz: 25, toHz: 50, over: 'sub-heavy', under: null },
  { fromHz: 60, toHz: 120, over: 'boom', under: 'thin' },
  { fromHz: 150, toHz: 350, over: 'mud', under: 'thin' },
  { fromHz: 350, toHz: 600, over: 'boxy', under: null },
  { fromHz: 800, toHz: 1500, over: 'nasal', under: null },
  { fromHz: 2000, toHz: 5000, over: 'harsh', under: null },
  { fromHz: 6000, toHz: 10000, over: 'sibilant', under: null },
  { fromHz: 6000, toHz: 16000, over: null, under: 'dull' },
];
/** Songs differ: none of this keeps a good master from being made. */
const steps = [
  { severity: 'warning', db: 4 },
  { severity: 'note', db: 2 },
] as const;
/** How far songs of one release lie apart in a range, before this release is looked at, */
const songsApartDb = 2;
/** and how many songs that is worth. */
const priorSongs = 2;
const siblingsMin = 2;
/** Further off than this is another arrangement, not a fault of tone. */
const arrangementDb = 9;
/** A difference must be this many standard errors. */
const certainty = 1.25;
/** It must lie this far outside all its siblings. */
const outsideMinDb = 1.5;
/** The middle all curves are lined up by: 200 Hz to 2 kHz. */
const middleBands = { from: 10, to: 20 } as const;

interface Deviation {
  readonly db: number;
  /** How far it lies outside all its siblings. */
  readonly outsideDb: number;
}

/**
 * Ranges of a track's tone that stand out from its siblings': each band against the median of the
 * others, after lining up their middles. Needs two siblings; differences too large to be a matter of
 * tone, or within what songs of this release and the passages of each differ by, are left alone.
 */
export function rangeFindings(
  tone: LoudTone,
  siblingTones: readonly LoudTone[],
): readonly Finding[] {
  const siblings = siblingTones.map(linedUp);
  if (siblings.length < siblingsMin) return [];
  const deviations = deviationsOf(linedUp(tone), siblings);
  const found = ranges.flatMap((range) => {
    const bands = bandsOf(range).filter((band) => deviations[band] !== null);
    if (bands.length === 0) return [];
    const mean = average(bands.map((band) => deviations[band]!.db));
    const errors = bands.map((band) => tone.standardErrorDb[band] ?? null);
    // What can't be told from its passages is not told from its siblings.
    if (errors.some((error) => error === null)) return [];
    const ownDb = average(errors.map((error) => error ?? 0));
    const songsDb = songErrorDb(siblings.map((curve) => average(bands.map((b) => curve[b] ?? 0))));
    const errorDb = Math.sqrt(ownDb * ownDb + songsDb * songsDb);
    const outsideDb = average(bands.map((band) => deviations[band]!.outsideDb));
    const code = mean > 0 ? range.over : range.under;
    const size = Math.abs(mean);
    const step = steps.find(({ db }) => size >= db);
    if (code === null || step === undefined || size > arrangementDb) return [];
    if (size < certainty * errorDb || Math.abs(outsideDb) < outsideMinDb) return [];
    return [{ code, mean, step, range }];
  });
  // Thin is said once, of the range that lacks more.
  return found
    .filter(({ code, mean }) =>
      found.every((other) => other.code !== code || Math.abs(other.mean) <= Math.abs(mean)),
    )
    .map(({ code, mean, step, range: { fromHz, toHz } }) =>
      findingOf({
        code,
        severity: step.severity,
        value: mean,
        threshold: mean > 0 ? step.db : -step.db,
        unit: 'dB',
        places: [],
        numbers: { fromHz, toHz },
        fixable: 'here',
      }),
    );
}

/** How far one more song may lie from these by itself, as a standard error. */
function songErrorDb(levelsDb: readonly number[]): number {
  const mean = average(levelsDb);
  const squares = levelsDb.reduce((sum, db) => sum + (db - mean) * (db - mean), 0);
  const freedom = priorSongs + levelsDb.length - 1;
  const variance = (priorSongs * songsApartDb * songsApartDb + squares) / freedom;
  return Math.sqrt(variance * (1 + 1 / levelsDb.length));
}

/** Each band against the siblings, once the middles lie on one another. */
function deviationsOf(
  own: readonly (number | null)[],
  siblings: readonly (readonly (number | null)[])[],
): (Deviation | null)[] {
  const against = own.map((level, band) => {
    const others = siblings.flatMap((curve) => curve[band] ?? []);
    if (level === null || others.length < siblingsMin) return null;
    return { level, others, middle: median(others) };
  });
  const inMiddle = against
    .slice(middleBands.from, middleBands.to + 1)
    .flatMap((band) => (band === null ? [] : [band.level - band.middle]));
  // Not the mean: what stands out within the middle must not move the middle.
  const shift = inMiddle.length === 0 ? 0 : median(inMiddle);
  return against.map((band) => {
    if (band === null) return null;
    const level = band.level - shift;
    const nearest = Math.max(Math.min(...band.others), Math.min(Math.max(...band.others), level));
    return { db: level - band.middle, outsideDb: level - nearest };
  });
}

/** The curve less its mean level from 200 Hz to 2 kHz. */
function linedUp({ levelsDb }: LoudTone): (number | null)[] {
  const middle = levelsDb
    .slice(middleBands.from, middleBands.to + 1)
    .filter((level) => level !== null);
  const mean = middle.length === 0 ? 0 : average(middle);
  return levelsDb.map((level) => (level === null ? null : level - mean));
}

/** Bands whose centre, 1000·2^((i − 17)/3) Hz, lies in the range. */
function bandsOf({ fromHz, toHz }: Range): number[] {
  return centresHz.flatMap((hz, band) => (hz >= fromHz * 0.97 && hz <= toHz * 1.03 ? [band] : []));
}

/** IEC 61260-1 nominal centres. */
const centresHz = [
  20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600,
  2000, 2500, 3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000,
] as const;

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
