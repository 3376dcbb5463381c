import { dbFromPower, powerFromDb } from '@kindred/dsp';
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

/**
 * Ranges of a track's tone that stand out from its siblings': its power in each against the median of
 * the others, after lining up their middles. Needs two siblings; differences too large to be a matter
 * of tone, or within what songs of this release and the passages of each differ by, are left alone.
 */
export function rangeFindings(
  tone: LoudTone,
  siblingTones: readonly LoudTone[],
): readonly Finding[] {
  if (siblingTones.length < siblingsMin) return [];
  const siblings = siblingTones.map(linedUp);
  const own = inTheMiddleOf(siblings, linedUp(tone));
  const found = ranges.flatMap((range) => {
    const bands = bandsOf(range);
    const level = levelIn(own, bands);
    const others = siblings.flatMap((curve) => levelIn(curve, bands) ?? []);
    const passagesDb = passageErrorDb(tone, bands);
    // What can't be told from its passages is not told from its siblings.
    if (level === null || passagesDb === null || others.length < siblingsMin) return [];
    const db = level - median(others);
    const songsDb = songErrorDb(others);
    const errorDb = Math.sqrt(passagesDb * passagesDb + songsDb * songsDb);
    const nearest = Math.max(Math.min(...others), Math.min(Math.max(...others), level));
    const size = Math.abs(db);
    const code = db > 0 ? range.over : range.under;
    const step = steps.find((one) => size >= one.db);
    if (code === null || step === undefined || size > arrangementDb) return [];
    if (size < certainty * errorDb || Math.abs(level - nearest) < outsideMinDb) return [];
    return [{ code, db, step, range }];
  });
  // Thin is said once, of the range that lacks more.
  return found
    .filter(({ code, db }) =>
      found.every((other) => other.code !== code || Math.abs(other.db) <= Math.abs(db)),
    )
    .map(({ code, db, step, range: { fromHz, toHz } }) =>
      findingOf({
        code,
        severity: step.severity,
        value: db,
        threshold: db > 0 ? step.db : -step.db,
        unit: 'dB',
        places: [],
        numbers: { fromHz, toHz },
        fixable: 'here',
      }),
    );
}

type Curve = readonly (number | null)[];

/** The curve less its mean level from 200 Hz to 2 kHz. */
function linedUp({ levelsDb }: LoudTone): Curve {
  const middle = middleOf(levelsDb).filter((level) => level !== null);
  const mean = middle.length === 0 ? 0 : average(middle);
  return levelsDb.map((level) => (level === null ? null : level - mean));
}

/** Moved so that most of its middle lies on the siblings': what stands out there must not move it. */
function inTheMiddleOf(siblings: readonly Curve[], own: Curve): Curve {
  const apart = middleOf(
    own.map((level, band) => {
      const others = siblings.flatMap((curve) => curve[band] ?? []);
      return level === null || others.length === 0 ? null : level - median(others);
    }),
  ).filter((db) => db !== null);
  const shift = apart.length === 0 ? 0 : median(apart);
  return own.map((level) => (level === null ? null : level - shift));
}

function middleOf(curve: Curve): Curve {
  return curve.slice(middleBands.from, middleBands.to + 1);
}

/** Of all its bands together: those far under the others have no say. Null where one is not known. */
function levelIn(curve: Curve, bands: readonly number[]): number | null {
  let power = 0;
  for (const band of bands) {
    const level = curve[band] ?? null;
    if (level === null) return null;
    power += powerFromDb(level);
  }
  return dbFromPower(power);
}

function passageErrorDb({ standardErrorDb }: LoudTone, bands: readonly number[]): number | null {
  const errors = bands.map((band) => standardErrorDb[band] ?? null);
  return errors.some((error) => error === null) ? null : average(errors.map((error) => error ?? 0));
}

/** How far one more song may lie from these by itself, as a standard error. */
function songErrorDb(levelsDb: readonly number[]): number {
  const mean = average(levelsDb);
  const squares = levelsDb.reduce((sum, db) => sum + (db - mean) * (db - mean), 0);
  const freedom = priorSongs + levelsDb.length - 1;
  const variance = (priorSongs * songsApartDb * songsApartDb + squares) / freedom;
  return Math.sqrt(variance * (1 + 1 / levelsDb.length));
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
