import { usualWidth, type Reason, type WidthRest, type WidthSetting } from '@kindred/records';
import { median } from '../tone/median.js';
import { familyMove, type FamilyMove } from './family-move.js';
import { moreMonoLossDb, sideToMidDb } from './side-to-mid.js';
import type { WidthSubject } from './width-subject.js';

/** What was decided on one track's width. */
export interface TrackWidth {
  readonly number: number;
  /** What its side is raised by, 500 Hz to 8 kHz, in tenths of a decibel; 0: left as it is. */
  readonly sideDb: number;
  readonly because: readonly Reason[];
}

/** What was decided on the width of a release. */
export interface WidthMatch {
  /** In the order of the subjects. */
  readonly tracks: readonly TrackWidth[];
}

export interface WidthQuestion {
  /** Null: off. */
  readonly setting: WidthSetting | null;
  /** In running order. */
  readonly subjects: readonly WidthSubject[];
}

/** From so many songs on there is a family. */
const familyFrom = 3;
/** Nothing is made wider that has less side than this against mid. */
export const narrowDb = -18;
/** A master should not lose more than this in mono (a listener on one speaker misses it). */
const monoLossMostDb = 4;
/** Moves under this are no moves. */
const leastMoveDb = 0.3;

/**
 * Decides the width of a release: the side of each song from 500 Hz to 8 kHz toward that of its
 * siblings, and whatever words and numbers ask for on top. The low end keeps its width, and what would
 * be lost in mono bounds what is made wider; only what a person typed as a number is not bounded.
 */
export function matchWidth({ setting, subjects }: WidthQuestion): WidthMatch {
  const levels = subjects.map(({ tone }) => (tone?.loud ? sideToMidDb(tone.loud) : null));
  const songs = levels.filter((level, at) => level !== null && subjects[at]!.isSong) as number[];
  const familyDb = songs.length < familyFrom ? null : median(songs);
  return {
    tracks: subjects.map((subject, at) =>
      decide(subject, { setting, ownDb: levels[at]!, familyDb }),
    ),
  };
}

interface Levels {
  readonly setting: WidthSetting | null;
  readonly ownDb: number | null;
  readonly familyDb: number | null;
}

function decide(subject: WidthSubject, levels: Levels): TrackWidth {
  const { number, wishes, channels } = subject;
  const { ownDb, familyDb } = levels;
  const { because, sideDb: said, adjustDb } = wishes;
  const match = matchOf(subject, levels);
  const isTooNarrow = ownDb !== null && ownDb < narrowDb;
  const wordsDb = said === null || (said > 0 && isTooNarrow) ? 0 : said;
  const mostDb = Math.max(Math.abs(wordsDb), levels.setting?.mostDb ?? usualWidth.mostDb);
  const wantedDb = tenths(Math.max(-mostDb, Math.min(mostDb, match.moveDb + wordsDb)));
  const boundDb = channels === 1 ? 0 : withinMono(subject, wantedDb);
  const sideDb = channels === 1 ? 0 : tenths(boundDb + adjustDb);
  const rest = (why: WidthRest, notDoneDb: number): TrackWidth => ({
    number,
    sideDb: 0,
    because: [
      ...because,
      {
        code: 'width-left-alone',
        values: {
          why,
          sideToMidDb: rounded(ownDb),
          familySideToMidDb: rounded(familyDb),
          wantedDb: notDoneDb,
        },
      },
    ],
  });
  if (channels === 1 && (wantedDb !== 0 || adjustDb !== 0)) {
    return rest('mono', tenths(wantedDb + adjustDb));
  }
  if (sideDb === 0) {
    if (isSmall(wantedDb) && adjustDb === 0) return rest('small', wantedDb);
    if (wantedDb > 0 && adjustDb === 0) return rest('mono loss', wantedDb);
    if (said !== null && said > 0 && isTooNarrow) return rest('narrow', said);
    return match.rest === null ? { number, sideDb, because } : rest(match.rest, 0);
  }
  const lossDb = subject.foldLossLu ?? 0;
  const moved: Reason = {
    code: 'width-moved',
    values: {
      sideDb,
      wantedDb: tenths(wantedDb + adjustDb),
      familyDb: tenths(
        boundDb - Math.min(Math.abs(wordsDb), Math.abs(boundDb)) * Math.sign(wordsDb),
      ),
      wordsDb: tenths(Math.min(Math.abs(wordsDb), Math.abs(boundDb)) * Math.sign(wordsDb)),
      adjustDb,
      sideToMidDb: rounded(ownDb),
      familySideToMidDb: rounded(familyDb),
      monoLossBeforeDb: lossDb,
      monoLossAfterDb: hundredths(lossDb + moreLossDb(subject, sideDb)),
    },
  };
  return { number, sideDb, because: [...because, moved] };
}

/** Words that hold the width as it is, or leave a track alone, leave out the match. */
function matchOf(
  { isSong, wishes, channels }: WidthSubject,
  { setting, ownDb, familyDb }: Levels,
): FamilyMove {
  if (setting === null || setting.amount === 0 || wishes.isHeld) return { moveDb: 0, rest: null };
  if (channels === 1) return { moveDb: 0, rest: 'mono' };
  if (!isSong) return { moveDb: 0, rest: 'no song' };
  if (ownDb === null) return { moveDb: 0, rest: 'too short' };
  if (familyDb === null) return { moveDb: 0, rest: 'alone' };
  return familyMove({ setting, ownDb, familyDb, leastMoveDb });
}

/** Less where that much would be lost in mono. */
function withinMono(subject: WidthSubject, wantedDb: number): number {
  const lossDb = subject.foldLossLu ?? 0;
  const mostDb = Math.max(monoLossMostDb, lossDb);
  let sideDb = wantedDb;
  while (sideDb > 0 && lossDb + moreLossDb(subject, sideDb) > mostDb) sideDb = tenths(sideDb - 0.1);
  return isSmall(sideDb) ? 0 : sideDb;
}

function isSmall(sideDb: number): boolean {
  return sideDb !== 0 && Math.abs(sideDb) < leastMoveDb;
}

function moreLossDb({ tone }: WidthSubject, sideDb: number): number {
  return tone?.whole ? moreMonoLossDb(tone.whole, sideDb) : 0;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function rounded(level: number | null): number | null {
  return level === null ? null : hundredths(level);
}
