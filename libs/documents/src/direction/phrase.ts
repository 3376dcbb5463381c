import type { IntentAmount } from '@kindred/records';
import { asCode } from '../source/wording.js';
import type { Clause } from './clauses.js';
import { faultOf, unclear, type Fault } from './fault.js';
import { ranges, type RangeName } from './ranges.js';
import { senseOf, type Turn } from './sense.js';
import type { Sign } from './signs.js';
import { wordNamed, type VocabularyWord } from './vocabulary.js';
import { whomOf, whomStart, type Whom } from './whom.js';

/** What one clause asks for, before it becomes numbers. */
export interface Phrase extends Turn {
  readonly clause: Clause;
  readonly word: VocabularyWord;
  readonly form: 'plain' | 'more' | 'noun';
  readonly amount: IntentAmount;
  /** Half of something: only the tone match has halves. */
  readonly isHalf: boolean;
  /** "in the low end". */
  readonly range: RangeName | null;
  readonly whom: Whom | null;
  /** "on track 3 warmer": the tracks come first, and hold for what follows. */
  readonly isLeading: boolean;
  /** Nothing but a word: it takes sense and amount from the phrase that it is joined to. */
  readonly isBare: boolean;
}

/** A clause as read: a phrase, something that belongs to its neighbours, nothing, or a fault. */
export type ReadClause =
  | { readonly is: 'phrase'; readonly phrase: Phrase }
  | { readonly is: 'leave-alone'; readonly clause: Clause; readonly whom: Whom | null }
  | { readonly is: 'whom'; readonly clause: Clause; readonly whom: Whom }
  | { readonly is: 'amount'; readonly clause: Clause; readonly amount: IntentAmount }
  | { readonly is: 'nothing' }
  | { readonly is: 'fault'; readonly fault: Fault };

/** Reads one clause by itself. */
export function readClause(clause: Clause): ReadClause {
  const wrong = faultOf(clause) ?? danglingOf(clause) ?? amountsOf(clause);
  if (wrong !== null) return { is: 'fault', fault: wrong };
  const subject = subjectOf(clause);
  if ('fault' in subject) return { is: 'fault', fault: subject.fault };
  if (subject.word === null) return withoutWord(clause);
  const { word, form, range } = subject;
  const turn = senseOf(clause, { word, form });
  if ('fault' in turn) return { is: 'fault', fault: turn.fault };
  const whom = whomOf(clause);
  const [amount] = clause.signs.filter((sign) => sign.is === 'amount');
  const sitsBack = clause.signs.some(({ is }) => is === 'back');
  return {
    is: 'phrase',
    phrase: {
      ...turn,
      clause,
      word,
      form,
      amount: amount?.amount ?? (sitsBack ? 'bit' : 'plain'),
      isHalf: clause.signs.some(({ is }) => is === 'half'),
      range,
      whom,
      isLeading: whom !== null && whomStart(clause) < subject.start,
      isBare: turn.isBare && amount === undefined && form !== 'more' && canBeTurned(word),
    },
  };
}

interface Subject {
  readonly word: VocabularyWord | null;
  readonly form: 'plain' | 'more' | 'noun';
  readonly range: RangeName | null;
  readonly start: number;
}

type WordSign = Extract<Sign, { is: 'word' }>;

/** The one word that a clause is about, and the range it names beside it. */
function subjectOf(clause: Clause): Subject | { readonly fault: Fault } {
  const words = clause.signs.filter((sign): sign is WordSign => sign.is === 'word');
  const places = clause.signs.filter((sign) => sign.is === 'range');
  const [place, otherPlace] = places;
  if (otherPlace !== undefined) return { fault: twoAtOnce(otherPlace, clause) };
  const word = words.length === 2 ? destinationOf(words) : words[0];
  if (words.length > 2 || (words.length === 2 && word === undefined)) {
    return { fault: twoAtOnce(words[1] ?? clause, clause) };
  }
  const range = place?.range ?? null;
  if (word !== undefined) {
    return { word: word.word, form: word.form, range, start: word.start };
  }
  const none = { word: null, form: 'noun', range: null, start: Infinity } as const;
  if (range === null) {
    const level = levelVerb(clause);
    if (level === null) return none;
    return { ...none, word: wordNamed(level.word), start: level.start };
  }
  const { word: name, instead } = ranges[range];
  if (name !== null) return { ...none, word: wordNamed(name), start: place?.start ?? 0 };
  if (clause.signs.some(({ is }) => is === 'not' || is === 'keep' || is === 'as-is')) {
    // Protecting a range needs no word for it.
    return { ...none, word: wordNamed('mids'), range, start: place?.start ?? 0 };
  }
  const message = `${asCode(range)}: more and less of it have no one word`;
  return { fault: unclear(place ?? clause, message, `say ${instead}`) };
}

/** "loud enough for the club", "streaming level": the level is the place's. */
function destinationOf(words: readonly WordSign[]): WordSign | undefined {
  const target = words.find(({ word }) => word.effect.kind === 'target');
  const other = words.find((sign) => sign !== target);
  return other?.word.effect.kind === 'level' && other.form !== 'more' ? target : undefined;
}

/** "turn it up", "lower it a touch", "let it sit back": the level, unsaid. */
function levelVerb({ signs }: Clause): { word: 'loud' | 'quiet'; start: number } | null {
  for (const sign of signs) {
    const { start } = sign;
    if (sign.is === 'back') return { word: 'quiet', start };
    if (sign.is === 'raise' && sign.level) return { word: 'loud', start };
    // "less loud": the verb turns it round by itself.
    if (sign.is === 'lower' && sign.level) return { word: 'loud', start };
    if (sign.is === 'carry' && signs.some(isUpOrDown)) return { word: 'loud', start };
  }
  return null;
}

function isUpOrDown(sign: Sign): boolean {
  return sign.is === 'particle' && (sign.way === 'up' || sign.way === 'down');
}

function twoAtOnce({ start, end }: Sign | Clause, clause: Clause): Fault {
  return unclear(
    { start, end },
    `two wishes in one phrase: ${asCode(clause.text)}`,
    'part them with a comma',
  );
}

/** "warmer on the": a place that is never named. */
function danglingOf(clause: Clause): Fault | null {
  const { signs } = clause;
  const last = signs[signs.length - 1];
  if (last === undefined || !['on', 'for', 'except', 'like'].includes(last.is)) return null;
  if (last.is === 'like') return unclear(last, 'like what?', 'give the music under `references:`');
  const shown = clause.text.slice(last.start - clause.start, last.end - clause.start);
  const fix = last.is === 'for' ? 'as in: for streaming' : 'as in: on track 3';
  return unclear(last, `nothing follows ${asCode(shown)}`, fix);
}

function amountsOf(clause: Clause): Fault | null {
  const amounts = clause.signs.filter(({ is }) => is === 'amount' || is === 'half');
  const [first, second] = amounts;
  if (first === undefined || second === undefined) return null;
  return unclear({ start: first.start, end: second.end }, 'two amounts', 'keep one amount');
}

function withoutWord(clause: Clause): ReadClause {
  const { signs } = clause;
  const has = (...names: readonly Sign['is'][]) => signs.find(({ is }) => names.includes(is));
  const whom = whomOf(clause);
  if (has('keep', 'as-is') !== undefined) return { is: 'leave-alone', clause, whom };
  const turn = has(
    'more',
    'less',
    'too',
    'raise',
    'lower',
    'mend',
    'not',
    'want',
    'enough',
    'half',
  );
  if (turn !== undefined) {
    const shown = clause.text.slice(turn.start - clause.start, turn.end - clause.start);
    const message = `${asCode(shown)} of what?`;
    return { is: 'fault', fault: unclear(turn, message, 'add a word, as warm, bass or harsh') };
  }
  const amount = signs.find((sign) => sign.is === 'amount');
  if (amount !== undefined && whom === null) return { is: 'amount', clause, amount: amount.amount };
  if (whom !== null) return { is: 'whom', clause, whom };
  const track = has('track', 'own');
  if (track !== undefined && has('on') !== undefined) {
    return { is: 'fault', fault: unclear(track, 'which track?', 'as in: on track 3') };
  }
  return { is: 'nothing' };
}

/** What is so or not takes nothing from its neighbours. */
function canBeTurned({ group, effect }: VocabularyWord): boolean {
  return group !== 'for' && group !== 'match' && effect.kind !== 'as-mixed';
}
