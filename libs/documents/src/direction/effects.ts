import type { Intent, ToneGuard, ToneMove } from '@kindred/records';
import { sayChoice, asCode } from '../source/wording.js';
import { amountScales, hundredths, moveMinDb, widthStepDb } from './amounts.js';
import { unclear, type Fault } from './fault.js';
import type { Phrase } from './phrase.js';
import { highestHz, isWithin, lowestHz, ranges, type RangeName } from './ranges.js';
import { movesOf } from './tone-moves.js';
import { isFault, wordNamed, type Sense } from './vocabulary.js';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An intent before its tracks are known. */
export type Effect = Without<Intent, 'tracks' | 'phrase' | 'place'>;

/** Kinds of intent that only a whole release can have. */
export const forReleaseOnly: ReadonlySet<Effect['kind']> = new Set([
  'target',
  'every-track',
  'as-mixed',
  'toward-reference',
]);

export type Effects = readonly Effect[] | { readonly fault: Fault };

/** What a phrase comes to, in numbers. */
export function effectsOf(phrase: Phrase): Effects {
  const { word, polarity, sense, amount, isHalf } = phrase;
  const { effect } = word;
  if (isHalf && effect.kind !== 'tone-match') {
    return refused(phrase, 'half is for the EQ alone', 'say a touch, or a bit');
  }
  switch (effect.kind) {
    case 'tone':
      return toneEffects(phrase, effect);
    case 'level':
      return levelEffects(phrase, effect.sense);
    case 'width': {
      if (phrase.range !== null) {
        return refused(phrase, 'width is changed from 500 Hz to 8 kHz only', `say ${word.example}`);
      }
      if (polarity !== 'change') return [{ kind: 'width', amount: 'plain', sideDb: 0 }];
      const stepDb = widthStepDb * amountScales[amount].factor;
      return [{ kind: 'width', amount, sideDb: hundredths(signed(stepDb, sense, effect.sense)) }];
    }
    case 'punch':
      return punchEffects(phrase);
    case 'dynamics':
    case 'limiter':
    case 'squash':
      return limitingEffects(phrase, effect.kind);
    case 'tone-match':
      return toneMatchEffects(phrase);
    default:
      return plainEffects(phrase, effect);
  }
}

type ToneEffect = Extract<Phrase['word']['effect'], { kind: 'tone' }>;

function toneEffects(phrase: Phrase, { tone, ranges: places }: ToneEffect): Effects {
  const { word, sense, polarity, amount, range } = phrase;
  const isRange = word.group === 'range';
  if (tone === 'tight' && (polarity === 'change') !== (sense === 'more')) {
    return refused(phrase, `${asCode(word.word)} has no clear reverse`, `say ${word.opposite}`);
  }
  if (isFault(word) && polarity === 'change' && sense === 'more') {
    const said = word.opposite ?? '';
    return refused(phrase, `${asCode(word.word)} names a fault`, `say ${said}`);
  }
  if (isFault(word) && polarity === 'keep') {
    return refused(phrase, `${asCode(word.word)} names a fault`, `say less ${word.word}`);
  }
  if (range !== null && !isRange && !places.includes(range)) {
    return refused(
      phrase,
      `${asCode(word.word)} is not made in the ${range}, but in the ${sayChoice(places)}`,
      isFault(word) ? `say less ${word.word}, or less ${faultIn(range)}` : insteadOf(range),
    );
  }
  // What one filter does, it does there; only a shape of several is cut to a range.
  const cut = range !== null && !isRange && movesOf(tone).length > 1 ? ranges[range] : null;
  const shape = movesOf(tone)
    .filter(({ frequencyHz }) => cut === null || isWithin(frequencyHz, cut))
    .map((move) => ({ ...move, gainDb: signed(move.gainDb, sense) }));
  if (polarity !== 'change') {
    const guards =
      isRange || range !== null
        ? [rangeGuard(phrase, range ?? places[0] ?? 'mids')]
        : guardsOf(shape);
    return [{ kind: 'guard', word: range ?? word.word, guards }];
  }
  const { factor } = amountScales[amount];
  const moves = shape
    .map((move) => ({ ...move, gainDb: hundredths(move.gainDb * factor) }))
    .filter(({ gainDb }) => Math.abs(gainDb) >= moveMinDb);
  if (moves.length === 0) {
    return refused(phrase, 'less than 0.3 dB, which is not heard', `say ${word.word}, or much`);
  }
  return [{ kind: 'tone', word: word.word, sense, amount, moves }];
}

function rangeGuard({ polarity, sense, word }: Phrase, range: RangeName): ToneGuard {
  const { fromHz, toHz } = ranges[range];
  if (polarity === 'keep' && word.group === 'range') return { fromHz, toHz, against: 'any' };
  return { fromHz, toHz, against: sense === 'more' ? 'boost' : 'cut' };
}

/** Half-way (by ratio) between the six filters; faults where practitioners place them. */
const filterEdgesHz: Readonly<Record<number, readonly [number, number]>> = {
  90: [lowestHz, 150],
  250: [150, 420],
  450: [300, 600],
  700: [420, 1300],
  1200: [1000, 1500],
  2500: [1300, 3700],
  5500: [3700, 7200],
  9500: [7200, highestHz],
};

/** Against what makes a shape what it is: its moves of at least half the largest. */
function guardsOf(shape: readonly ToneMove[]): ToneGuard[] {
  const largest = Math.max(...shape.map(({ gainDb }) => Math.abs(gainDb)));
  const guards: ToneGuard[] = [];
  for (const { frequencyHz, gainDb } of shape) {
    if (Math.abs(gainDb) < largest / 2) continue;
    const [fromHz, toHz] = filterEdgesHz[frequencyHz] ?? [lowestHz, highestHz];
    const against = gainDb > 0 ? 'boost' : 'cut';
    const last = guards[guards.length - 1];
    const isOne = last?.against === against && last.toHz === fromHz;
    if (isOne) guards.pop();
    guards.push({ fromHz: isOne ? last.fromHz : fromHz, toHz, against });
  }
  return guards;
}

function levelEffects(phrase: Phrase, wordSense: Sense): Effects {
  const { polarity, form, amount, sense, range } = phrase;
  // "the bass is too loud" is too much bass.
  const part = range === null ? null : ranges[range].word;
  if (part !== null && polarity === 'change') {
    const word = wordNamed(part);
    const turned = wordSense === 'more' ? sense : reverse(sense);
    return effectsOf({ ...phrase, word, sense: turned });
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

function punchEffects(phrase: Phrase): Effects {
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

function limitingEffects(phrase: Phrase, kind: 'dynamics' | 'limiter' | 'squash'): Effects {
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

function toneMatchEffects(phrase: Phrase): Effects {
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
function plainEffects(phrase: Phrase, effect: PlainEffect): Effects {
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

/** The fault that lies in a range. */
function faultIn(range: RangeName): string {
  const places = { 'low end': 'boomy', 'low mids': 'muddy', mids: 'nasal', 'upper mids': 'harsh' };
  return range === 'top' ? 'treble' : places[range];
}

function insteadOf(range: RangeName): string {
  const { word, instead } = ranges[range];
  return word === null ? `say ${instead}` : `say more ${word}, or less ${word}`;
}

function reverse(sense: Sense): Sense {
  return sense === 'more' ? 'less' : 'more';
}

/** A step in the sense of a phrase, and of a word that is a reverse itself. */
function signed(value: number, sense: Sense, wordSense: Sense = 'more'): number {
  return sense === wordSense ? value : -value;
}

function refused({ clause }: Phrase, message: string, fix: string): { readonly fault: Fault } {
  return { fault: unclear(clause, message, fix) };
}
