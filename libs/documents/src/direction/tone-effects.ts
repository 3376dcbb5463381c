import type { ToneGuard, ToneMove } from '@kindred/records';
import { asCode, sayChoice } from '../source/wording.js';
import { amountScales, hundredths, moveMinDb } from './amounts.js';
import { insteadOf, refused, signed, type Effects } from './effect.js';
import type { Phrase } from './phrase.js';
import { highestHz, isWithin, lowestHz, ranges, type RangeName } from './ranges.js';
import { movesOf } from './tone-moves.js';
import { isFault, type VocabularyWord } from './vocabulary.js';

type ToneEffect = Extract<VocabularyWord['effect'], { kind: 'tone' }>;

/** A phrase about tone: moves, or guards against them. */
export function toneEffects(phrase: Phrase, { tone, ranges: places }: ToneEffect): Effects {
  const { word, sense, polarity, amount, range } = phrase;
  const isRange = word.group === 'range';
  if (tone === 'tight' && (polarity === 'change') !== (sense === 'more')) {
    return refused(phrase, `${asCode(word.word)} has no clear reverse`, `say ${word.opposite}`);
  }
  if (isFault(word) && polarity === 'change' && sense === 'more') {
    const said = word.opposite ?? '';
    return refused(phrase, `${asCode(word.word)} names a fault`, `say ${said}`);
  }
  if (isFault(word) && polarity !== 'change' && sense === 'less') {
    const fix = `name the range, as in: leave the ${places[0] ?? 'mids'} alone`;
    return refused(phrase, `${asCode(word.word)} names a fault`, fix);
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
    if (isRange) {
      const stretch = range ?? places[0] ?? 'mids';
      return [{ kind: 'guard', word: range ?? word.word, guards: [rangeGuard(phrase, stretch)] }];
    }
    const guards = cut === null ? guardsOf(shape) : [shapeGuard(shape, cut)];
    return [{ kind: 'guard', word: word.word, guards }];
  }
  const { factor } = amountScales[amount];
  const moves = shape
    .map((move) => ({ ...move, gainDb: hundredths(move.gainDb * factor) }))
    .filter(({ gainDb }) => Math.abs(gainDb) >= moveMinDb);
  if (moves.length === 0) {
    return refused(
      phrase,
      'less than 0.3 dB, which is not heard',
      `say much ${word.more[0] ?? word.word}`,
    );
  }
  return [{ kind: 'tone', word: word.word, sense, amount, moves }];
}

/** "keep the bass": as it is; "don't boost the highs": no more of them. */
function rangeGuard({ polarity, sense }: Phrase, range: RangeName): ToneGuard {
  const { fromHz, toHz } = ranges[range];
  if (polarity === 'keep') return { fromHz, toHz, against: 'any' };
  return { fromHz, toHz, against: sense === 'more' ? 'boost' : 'cut' };
}

/** "don't make it darker on top": against what the word does in that range. */
function shapeGuard(
  shape: readonly ToneMove[],
  { fromHz, toHz }: { readonly fromHz: number; readonly toHz: number },
): ToneGuard {
  const sumDb = shape.reduce((sum, { gainDb }) => sum + gainDb, 0);
  return { fromHz, toHz, against: sumDb > 0 ? 'boost' : 'cut' };
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

/** The fault that lies in a range. */
function faultIn(range: RangeName): string {
  const places = { 'low end': 'boomy', 'low mids': 'muddy', mids: 'nasal', 'upper mids': 'harsh' };
  return range === 'top' ? 'treble' : places[range];
}
