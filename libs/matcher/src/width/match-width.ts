import type { Reason, WidthRest, WidthSetting } from '@kindred/records';
import { median } from '../tone/median.js';
import { familyMove, narrowDb, type FamilyMove } from './family-move.js';
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
/** A master should not lose more than this in mono. */
const monoLossMostDb = 4;
/** Moves under this are no moves. */
export const leastMoveDb = 0.3;

/**
 * Decides the width of a release: the side of each song from 500 Hz to 8 kHz toward that of its
 * siblings, and whatever words and numbers ask for on top. The low end keeps its width, and what would
 * be lost in mono bounds what is made wider; only what a person typed as a number is not bounded.
 */
export function matchWidth({ setting, subjects }: WidthQuestion): WidthMatch {
  const levels = subjects.map(({ tone }) => (tone?.loud ? sideToMidDb(tone.loud) : null));
  const songs = levels.flatMap((level, at) => {
    const { isSong, group } = subjects[at]!;
    const first = subjects.findIndex((other) => other.group === group);
    return level !== null && isSong && (group === undefined || first === at) ? [level] : [];
  });
  const familyDb = songs.length < familyFrom ? null : median(songs);
  return {
    tracks: subjects.map((subject, at) => {
      const { number, wishes } = subject;
      const wish = wishOf(subject, { setting, ownDb: levels[at]!, familyDb });
      const given = giveTo(subject, wish);
      const told = tell(subject, { wish, given });
      return { number, sideDb: given.sideDb, because: [...wishes.because, ...told] };
    }),
  };
}

interface Levels {
  readonly setting: WidthSetting | null;
  readonly ownDb: number | null;
  readonly familyDb: number | null;
}

/** What match and words ask for together. */
interface Wish extends Levels {
  readonly match: FamilyMove;
  readonly wordsDb: number;
  /** What words ask for and cannot have, being too narrow. */
  readonly refusedDb: number;
  readonly wantedDb: number;
}

/** Together they go as far as the match may, or as the words alone. */
function wishOf(subject: WidthSubject, levels: Levels): Wish {
  const { setting, ownDb } = levels;
  const said = subject.wishes.sideDb ?? 0;
  const match = matchOf(subject, levels);
  const refusedDb = said > 0 && ownDb !== null && ownDb < narrowDb ? said : 0;
  const wordsDb = said - refusedDb;
  const mostDb = Math.max(Math.abs(wordsDb), setting?.mostDb ?? 0);
  const wantedDb = tenths(Math.max(-mostDb, Math.min(mostDb, match.moveDb + wordsDb)));
  return { ...levels, match, wordsDb, refusedDb, wantedDb };
}

/** Words that hold the width as it is, or leave a track alone, leave out the match. */
function matchOf(
  { isSong, wishes, channels }: WidthSubject,
  { setting, ownDb, familyDb }: Levels,
): FamilyMove {
  const rest = (why: WidthRest | null): FamilyMove => ({ moveDb: 0, rest: why });
  if (setting === null || setting.amount === 0 || wishes.isHeld) return rest(null);
  if (channels === 1) return rest('mono');
  if (!isSong) return rest('no song');
  if (ownDb === null) return rest('too short');
  if (familyDb === null) return rest('alone');
  return familyMove({ setting, ownDb, familyDb, leastMoveDb });
}

interface Given {
  /** Of match and words. */
  readonly boundDb: number;
  readonly sideDb: number;
}

/** Less than is wanted where that much would be lost in mono; what is mono has no side. */
function giveTo(subject: WidthSubject, { wantedDb }: Wish): Given {
  if (subject.channels === 1) return { boundDb: 0, sideDb: 0 };
  const lossDb = subject.foldLossLu ?? 0;
  const mostDb = Math.max(monoLossMostDb, lossDb);
  let boundDb = wantedDb;
  while (boundDb > 0 && lossDb + moreLossDb(subject, boundDb) > mostDb) {
    boundDb = tenths(boundDb - 0.1);
  }
  if (isSmall(boundDb)) boundDb = 0;
  return { boundDb, sideDb: tenths(boundDb + subject.wishes.adjustDb) };
}

function tell(
  subject: WidthSubject,
  { wish, given: { boundDb, sideDb } }: { readonly wish: Wish; readonly given: Given },
): readonly Reason[] {
  const { adjustDb } = subject.wishes;
  const { wantedDb, refusedDb, match } = wish;
  const levels = {
    sideToMidDb: hundredthsOr(wish.ownDb),
    familySideToMidDb: hundredthsOr(wish.familyDb),
  };
  const left = (why: WidthRest, notDoneDb: number): readonly Reason[] => [
    { code: 'width-left-alone', values: { why, ...levels, wantedDb: notDoneDb } },
  ];
  if (sideDb === 0) {
    const askedDb = tenths(wantedDb + adjustDb);
    if (subject.channels === 1 && askedDb !== 0) return left('mono', askedDb);
    if (adjustDb === 0 && isSmall(wantedDb)) return left('small', wantedDb);
    if (adjustDb === 0 && wantedDb > 0) return left('mono loss', wantedDb);
    if (refusedDb > 0) return left('narrow', refusedDb);
    return match.rest === null ? [] : left(match.rest, 0);
  }
  const wordsDb = tenths(
    Math.sign(wish.wordsDb) * Math.min(Math.abs(wish.wordsDb), Math.abs(boundDb)),
  );
  const monoLossBeforeDb = hundredths(subject.foldLossLu ?? 0);
  return [
    {
      code: 'width-moved',
      values: {
        sideDb,
        // What is too small to be heard is no loss in mono.
        wantedDb: tenths((isSmall(wantedDb) ? 0 : wantedDb) + adjustDb),
        familyDb: tenths(boundDb - wordsDb),
        wordsDb,
        adjustDb,
        ...levels,
        monoLossBeforeDb,
        monoLossAfterDb: hundredths(monoLossBeforeDb + moreLossDb(subject, sideDb)),
      },
    },
  ];
}

function moreLossDb({ tone }: WidthSubject, sideDb: number): number {
  return tone?.whole ? moreMonoLossDb(tone.whole, sideDb) : 0;
}

function isSmall(sideDb: number): boolean {
  return sideDb !== 0 && Math.abs(sideDb) < leastMoveDb;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function hundredthsOr(level: number | null): number | null {
  return level === null ? null : hundredths(level);
}
