import { asCode } from '../source/wording.js';
import type { Clause } from './clauses.js';
import { unclear, type Fault } from './fault.js';
import type { Phrase } from './phrase.js';
import { isFault } from './vocabulary.js';

/**
 * "less bass and treble", "not harsh or boomy": a word with nothing of its own goes the way of the
 * one before it, where that can be meant in one way only.
 */
export function leadBy(
  phrase: Phrase,
  before: Phrase | null,
): { phrase: Phrase } | { fault: Fault } {
  const { clause, isBare, word } = phrase;
  const { joint } = clause;
  const isJoined = before !== null && ['and', 'or', 'comma'].includes(joint);
  if (joint === 'or' && before !== null && before.polarity === 'change') {
    return { fault: unclear(clause, 'one or the other: a direction can not choose', 'keep one') };
  }
  if (isJoined && isRangeAfterPlace(phrase, before)) {
    const fix = 'write it as two phrases, with the word in each';
    return { fault: unclear(clause, `${asCode(clause.text)}: a second place, or a wish?`, fix) };
  }
  if (isJoined && before.polarity === 'guard' && joint === 'or' && !isOpposed(phrase)) {
    return { phrase: { ...phrase, polarity: 'guard', sense: before.sense } };
  }
  if (isJoined && before.polarity === 'guard' && joint === 'and' && !isBare) {
    if (phrase.polarity === 'change' && !clause.signs.some(beginsAnew)) {
      const message = `${asCode(clause.text)}: to be avoided too, or wished for?`;
      return { fault: unclear(clause, message, 'write it on a line of its own') };
    }
  }
  if (!isBare) return { phrase };
  if (!isJoined) return isUndecided(phrase) ? undecided(phrase) : { phrase };
  const follows = { ...phrase, sense: before.sense, polarity: before.polarity };
  const isNoun = phrase.word.group === 'range' || phrase.form === 'noun';
  if (before.polarity === 'change') {
    if (isFault(word)) return { phrase };
    if (before.isBare || before.sense === 'more') {
      return isUndecided(phrase) && before.isBare
        ? undecided(phrase)
        : { phrase: { ...follows, amount: amountAfter(phrase, before) } };
    }
    if (isNoun) return { phrase: { ...follows, amount: amountAfter(phrase, before) } };
    const fix = `say less ${word.word}, or more ${word.word}`;
    return { fault: unclear(clause, `${asCode(clause.text)}: more of it, or less?`, fix) };
  }
  if (joint === 'comma') {
    const fix = before.polarity === 'keep' ? 'write keep before each' : 'write not before each';
    return { fault: unclear(clause, `${asCode(clause.text)}: to be held as well?`, fix) };
  }
  return { phrase: { ...follows, sense: before.polarity === 'keep' ? 'less' : before.sense } };
}

function amountAfter(phrase: Phrase, before: Phrase) {
  return before.amount === 'plain' ? phrase.amount : before.amount;
}

/** "warmer in the low end and mids" */
function isRangeAfterPlace({ isBare, word }: Phrase, before: Phrase): boolean {
  return isBare && word.group === 'range' && before.range !== null;
}

/** A turn of its own: "not brighter or less warm". */
function isOpposed({ polarity, sense, word, isBare }: Phrase): boolean {
  return polarity !== 'change' || (!isBare && sense === 'less' && !isFault(word));
}

/** A verb begins a wish: "don't touch the bass and make it brighter". */
function beginsAnew({ is, start }: Clause['signs'][number], index: number): boolean {
  return (
    index === 0 && start >= 0 && ['skip', 'raise', 'lower', 'carry', 'mend', 'want'].includes(is)
  );
}

function undecided({ clause, word }: Phrase): { fault: Fault } {
  const message = `${asCode(clause.text)}: more of it, or less?`;
  return { fault: unclear(clause, message, `say more ${word.word}, or less ${word.word}`) };
}

/** A bare noun of a range, or of the level, says neither more nor less: "bass", "volume". */
function isUndecided({ word, form, isBare }: Phrase): boolean {
  return isBare && (word.group === 'range' || (word.effect.kind === 'level' && form === 'noun'));
}
