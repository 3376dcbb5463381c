import { asCode } from '../source/wording.js';
import { clausesOf, type Clause } from './clauses.js';
import { forReleaseOnly, type Effect } from './effect.js';
import { effectsOf } from './effects.js';
import { unclear, type Fault } from './fault.js';
import { leadBy } from './lead-by.js';
import { readClause, type Phrase, type ReadClause } from './phrase.js';
import type { Span } from './signs.js';
import type { Whom } from './whom.js';

/** One thing that a sentence asks for, and the part of the sentence that asks for it. */
export interface Heard extends Span {
  readonly effect: Effect;
  /** Null: no track is named. */
  readonly whom: Whom | null;
  readonly phrase: string;
}

/** Longer is no direction. */
export const sentenceMax = 300;

/** What a sentence asks for; nothing of a phrase that is not clear. */
export function hear(sentence: string): { heard: Heard[]; faults: Fault[] } {
  if (sentence.length > sentenceMax) {
    const message = `${sentence.length} characters in one direction`;
    const fix = 'write several, each on a line of its own';
    const fault = { start: 0, end: sentence.length, code: 'out-of-range', message, fix };
    return { heard: [], faults: [{ ...fault, expected: `at most ${sentenceMax}` }] };
  }
  const listener = createListener();
  const clauses = clausesOf(sentence);
  clauses.forEach((clause, index) => listener.take(clause, clauses[index + 1]));
  const { heard, faults } = listener.finish();
  if (heard.length > 0 || faults.length > 0) return { heard, faults };
  const whole = { start: 0, end: sentence.length };
  return { heard, faults: [unclear(whole, 'asks for nothing', 'say something as: a bit warmer')] };
}

/** A phrase whose tracks a later clause may still name. */
interface Open {
  readonly phrase: Phrase;
  readonly whom: Whom | null;
  /** It goes on from the one before with "and". */
  readonly isChained: boolean;
}

function createListener() {
  const done: Heard[] = [];
  const faults: Fault[] = [];
  let open: Open[] = [];
  /** Tracks named first, "on track 3: …", until the sentence ends. */
  let leading: Whom | null = null;
  /** What the clause before named, where more may follow. */
  let whomBefore: Whom | null = null;

  const close = () => {
    for (const one of open) {
      const effects = effectsOf(one.phrase);
      const wrong = 'fault' in effects ? effects.fault : namesTracksInVain(one, effects);
      if (wrong !== null) faults.push(wrong);
      else if (!('fault' in effects)) {
        done.push(...effects.map((effect) => heardAs(effect, { ...one.phrase, whom: one.whom })));
      }
    }
    open = [];
  };

  /** Gives tracks to the phrase at `last`, and to those that lead to it with "and". */
  const nameTracks = (whom: Whom, last: number) => {
    for (let at = last; at >= 0; at -= 1) {
      const one = open[at];
      if (one === undefined || one.whom !== null || !canHaveTracks(one.phrase)) break;
      open[at] = { ...one, whom };
      if (!one.isChained) break;
    }
  };

  const takePhrase = (read: Phrase, clause: Clause) => {
    const before = open[open.length - 1]?.phrase ?? null;
    const led = leadBy(read, before);
    if ('fault' in led) {
      faults.push(led.fault);
      return;
    }
    const { phrase } = led;
    const isChained = before !== null && (clause.joint === 'and' || clause.joint === 'or');
    if (phrase.isLeading) leading = phrase.whom;
    const whom = phrase.whom ?? (canHaveTracks(phrase) ? leading : null);
    open.push({ phrase, whom, isChained });
    const isLast = phrase.whom !== null && !phrase.isLeading;
    if (isLast && isChained) nameTracks(phrase.whom, open.length - 2);
  };

  /** "on track 3 and the ballads": more of the tracks that were just named. */
  const addTracks = (more: Whom, clause: Clause): boolean => {
    const last = open[open.length - 1];
    const goesOn = clause.joint === 'and' || clause.joint === 'comma' || clause.joint === 'or';
    if (!goesOn || whomBefore === null) return false;
    const whom = joined(whomBefore, more);
    if (last === undefined) leading = whom;
    else {
      const given = last.whom;
      open = open.map((one) => (one.whom === given ? { ...one, whom } : one));
    }
    whomBefore = whom;
    return true;
  };

  const takeTracks = (
    whom: Whom,
    { clause, next }: { clause: Clause; next: Clause | undefined },
  ): void => {
    if (addTracks(whom, clause)) return;
    const last = open[open.length - 1];
    const isLast = next === undefined || next.joint === 'stop';
    whomBefore = whom;
    if (open.length === 0 || next?.joint === 'colon') leading = whom;
    else if (isLast && last?.whom === null && canHaveTracks(last.phrase)) {
      nameTracks(whom, open.length - 1);
    } else {
      const message = `${asCode(clause.text)}: for what stands before it, or after?`;
      faults.push(unclear(clause, message, 'write one direction for each, on a line of its own'));
    }
  };

  return {
    take(clause: Clause, next: Clause | undefined) {
      if (clause.joint === 'stop') {
        close();
        leading = null;
        whomBefore = null;
      }
      const read = readClause(clause);
      switch (read.is) {
        case 'phrase':
          takePhrase(read.phrase, clause);
          break;
        case 'whom':
          takeTracks(read.whom, { clause, next });
          break;
        case 'amount':
          takeAmount(read, { open, faults });
          break;
        case 'leave-alone':
          done.push(heardAs({ kind: 'leave-alone' }, { clause, whom: read.whom ?? leading }));
          break;
        case 'fault':
          faults.push(read.fault);
          break;
        case 'nothing':
          break;
      }
      if (read.is === 'phrase' && !read.phrase.isLeading) whomBefore = read.phrase.whom;
      else if (read.is !== 'whom') whomBefore = null;
    },
    finish() {
      close();
      const inOrder = (a: Span, b: Span) => a.start - b.start;
      return { heard: done.sort(inOrder), faults: faults.sort(inOrder) };
    },
  };
}

/** What follows "except track 2" is excepted too. */
function joined(whom: Whom, more: Whom): Whom {
  const isExcept = whom.except.length > 0;
  return {
    named: isExcept ? whom.named : [...whom.named, ...more.named],
    except: [...whom.except, ...(isExcept ? more.named : []), ...more.except],
  };
}

function heardAs(
  effect: Effect,
  { clause, whom }: { readonly clause: Clause; readonly whom: Whom | null },
): Heard {
  return { effect, whom, phrase: clause.text, start: clause.start, end: clause.end };
}

/** "for the club on track 3": the target is one for all. */
function namesTracksInVain({ phrase, whom }: Open, effects: readonly Effect[]): Fault | null {
  const names = whom !== null && whom.named.length + whom.except.length > 0;
  if (!names || !effects.some(({ kind }) => forReleaseOnly.has(kind))) return null;
  const message = `${asCode(phrase.word.word)} is for the whole release`;
  return unclear(phrase.clause, message, 'leave the tracks out');
}

function canHaveTracks(phrase: Phrase): boolean {
  const effects = effectsOf(phrase);
  return 'fault' in effects || !effects.some(({ kind }) => forReleaseOnly.has(kind));
}

/** "warmer, just a touch": the amount of what stands before it. */
function takeAmount(
  { clause, amount }: Extract<ReadClause, { is: 'amount' }>,
  { open, faults }: { open: Open[]; faults: Fault[] },
): void {
  const last = open[open.length - 1];
  if (last?.phrase.amount === 'plain' && last.phrase.polarity === 'change') {
    open[open.length - 1] = { ...last, phrase: { ...last.phrase, amount } };
    return;
  }
  const message = `${asCode(clause.text)} of what?`;
  faults.push(unclear(clause, message, 'put the amount before its word, as in: a touch warmer'));
}
