import { asCode } from '../source/wording.js';
import { amountScales, hundredths, widthStepDb } from './amounts.js';
import { insteadOf, refused, signed, type Effect, type Effects } from './effect.js';
import type { Phrase } from './phrase.js';
import { ranges } from './ranges.js';
import { toneEffects } from './tone-effects.js';
import { movesOf } from './tone-moves.js';
import { wordNamed, type Sense } from './vocabulary.js';

export function levelEffects(phrase: Phrase, wordSense: Sense): Effects {
  const { polarity, form, amount, sense, range } = phrase;
  // "the bass is too loud" is too much bass.
  const part = range === null ? null : ranges[range].word;
  if (part !== null && polarity === 'change') {
    const word = wordNamed(part);
    const turned = wordSense === 'more' ? sense : reverse(sense);
    if (word.effect.kind === 'tone') {
      return toneEffects({ ...phrase, word, sense: turned }, word.effect);
    }
  }
  if (range !== null) {
    return refused(phrase, 'loudness belongs to whole tracks', insteadOf(range));
  }
  if (polarity === 'keep' && form === 'noun') return [{ kind: 'as-mixed' }];
  if (polarity !== 'change') {
    return refused(
      phrase,
      'how loud it gets is its target',
      'say quieter, or for where, as in: for vinyl',
    );
  }
  const changeLu = signed(amountScales[amount].levelLu, sense, wordSense);
  return [{ kind: 'level', amount, changeLu }];
}

export function widthEffects(phrase: Phrase, wordSense: Sense): Effects {
  const { word, polarity, sense, amount, range } = phrase;
  if (range !== null) {
    return refused(phrase, 'width is changed from 500 Hz to 8 kHz only', `say ${word.example}`);
  }
  if (polarity !== 'change') return [{ kind: 'width', amount: 'plain', sideDb: 0 }];
  const stepDb = widthStepDb * amountScales[amount].factor;
  return [{ kind: 'width', amount, sideDb: hundredths(signed(stepDb, sense, wordSense)) }];
}

export function punchEffects(phrase: Phrase): Effects {
  const { sense, polarity, amount, range } = phrase;
  const gentler: Effect = { kind: 'limiting', word: 'punchy', limiting: 'gentler' };
  if (range !== null && range !== 'low end' && range !== 'low mids') {
    return refused(phrase, 'punch is made in the low end and low mids', insteadOf(range));
  }
  if ((polarity === 'change') !== (sense === 'more')) {
    return refused(phrase, '`punchy` has no clear reverse', 'say smoother, or fuller');
  }
  if (polarity !== 'change') return [gentler];
  const { factor } = amountScales[amount];
  const moves = movesOf('tight').map((move) => ({
    ...move,
    gainDb: hundredths(move.gainDb * factor),
  }));
  return [{ kind: 'tone', word: 'punchy', sense, amount, moves }, gentler];
}

export function limitingEffects(phrase: Phrase, kind: 'dynamics' | 'limiter' | 'squash'): Effects {
  const { sense, polarity, range } = phrase;
  const { word } = phrase.word;
  const gentler: Effects = [{ kind: 'limiting', word, limiting: 'gentler' }];
  if (range !== null)
    return refused(phrase, 'one limiter works on the whole sound', 'name no range');
  if (kind === 'dynamics') {
    const asksForMore = polarity === 'change' ? sense === 'more' : sense === 'less';
    return asksForMore ? gentler : moreLimiting(phrase);
  }
  if (kind === 'limiter') {
    if (polarity === 'guard' && sense === 'more')
      return [{ kind: 'limiting', word, limiting: 'none' }];
    return polarity === 'change' && sense === 'less' ? gentler : moreLimiting(phrase);
  }
  if (polarity === 'guard' && sense === 'more') return gentler;
  if (polarity === 'change' && sense === 'less') {
    const message = 'what the mix has lost, a master can not give back';
    return refused(phrase, message, 'say less limiting, or ask for the mix without its compressor');
  }
  return moreLimiting(phrase);
}

function moreLimiting(phrase: Phrase): Effects {
  return refused(phrase, 'how much limiting may do has a key of its own', '`limiting: moderate`');
}

export function toneMatchEffects(phrase: Phrase): Effects {
  const { isHalf, polarity, sense, range, amount } = phrase;
  const keeps = polarity === 'keep' || (polarity === 'guard' && sense === 'more');
  if (range === null && amount === 'plain') {
    if (isHalf && polarity === 'change') return [{ kind: 'tone-match', amountPercent: 35 }];
    if (keeps && !isHalf) return [{ kind: 'tone-match', amountPercent: 0 }];
  }
  return refused(
    phrase,
    'which way?',
    'say half the EQ, leave the tone alone, or a word as warmer',
  );
}

type PlainEffect = Extract<
  Phrase['word']['effect'],
  { kind: 'target' | 'every-track' | 'as-mixed' | 'reference' }
>;

/** What is so or not, and knows no amount. */
export function plainEffects(phrase: Phrase, effect: PlainEffect): Effects {
  const { word, amount, polarity, sense, range } = phrase;
  const fits = range === null && amount === 'plain' && polarity !== 'guard' && !isLess(phrase);
  if (!fits) {
    const message = `${asCode(word.word)} is so or not: nothing turns it or measures it`;
    return refused(phrase, message, `say ${asCode(word.example)} alone`);
  }
  switch (effect.kind) {
    case 'target':
      return polarity === 'keep' && sense === 'less'
        ? refused(phrase, 'a place to be heard can not be kept', `say ${asCode(word.example)}`)
        : [{ kind: 'target', target: effect.target }];
    case 'reference':
      return [{ kind: 'toward-reference' }];
    case 'every-track':
    case 'as-mixed':
      return [{ kind: effect.kind }];
  }
}

function isLess({ polarity, sense }: Phrase): boolean {
  return polarity === 'change' && sense === 'less';
}

function reverse(sense: Sense): Sense {
  return sense === 'more' ? 'less' : 'more';
}
