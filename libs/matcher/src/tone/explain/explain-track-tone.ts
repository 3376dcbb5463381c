import type { Reason } from '@kindred/records';
import type { Considered } from '../match-tone.js';
import { areOne } from '../tone-question.js';
import { arrangements } from './arrangements.js';
import { leftAlone } from './left-alone.js';
import { mixProblems } from './mix-problems.js';
import { movedPlaces } from './moved-places.js';
import { comparisonOf, type ToldAgainst } from './told-against.js';

/** How far tone is matched, and why not at an amount of 0. */
export interface AskedTone {
  readonly amount: number;
  readonly offBecause: 'off' | 'masters';
  /** Whether every move is halved: then what is left of a fault says nothing of the mix. */
  readonly isLight: boolean;
}

/** Why a track's tone was moved, or left as it is; what weighs most first. */
export function explainTrackTone(one: Considered, asked: AskedTone): readonly Reason[] {
  const { subject, target, strength, evidence, moved } = one;
  // Who asked for no match has said so already.
  if (subject.wishes?.share === 0 && !subject.pinned && asked.amount > 0) return [];
  if (!target || !strength || !evidence || !moved) return [notMatched(one, asked)];
  const of: ToldAgainst = {
    against: comparisonOf(target),
    siblings: target.voters
      .filter((voter) => !areOne(voter, subject))
      .map(({ profile }) => profile.number),
    strength,
  };
  const problems = asked.isLight ? [] : mixProblems(moved, of);
  if (moved.bands.length === 0) return [leftAlone(moved, of), ...problems];
  return [...movedPlaces(moved, of), ...problems, ...arrangements(moved, of)];
}

function notMatched(
  { subject, target, evidence }: Considered,
  { amount, offBecause }: AskedTone,
): Reason {
  const why = ((): 'off' | 'masters' | 'no song' | 'too short' | 'alone' => {
    if (amount === 0) return offBecause;
    if (subject.isSong === false) return 'no song';
    return evidence?.isSong && !target ? 'alone' : 'too short';
  })();
  return { code: 'tone-not-matched', values: { why } };
}
