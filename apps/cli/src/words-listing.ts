import {
  amountScales,
  movesOf,
  vocabulary,
  widthStepDb,
  type VocabularyWord,
} from '@kindred/documents';
import {
  decimals,
  intentAmounts,
  sayToneMove,
  type IntentAmount,
  type ToneMove,
} from '@kindred/records';
import type { Ink } from './ink.js';
import { wrapColumns } from './wrap-columns.js';

const columns = 80;
const labelColumns = 9;

const held = ['not muddy', "don't make it brighter", 'keep the bass', 'leave track 4 alone'];

/** All words, in at most 80 columns. */
export function wordsLines(ink: Ink): string[] {
  const { between } = ink.marks;
  const words = (group: VocabularyWord['group'], ...kinds: readonly string[]) =>
    vocabulary
      .filter(
        ({ group: own, effect }) =>
          own === group && (kinds.length === 0 || kinds.includes(effect.kind)),
      )
      .map(({ word }) => ink.path(word));
  const example = (word: string) =>
    ink.path(vocabulary.find((entry) => entry.word === word)?.example ?? word);
  return [
    'Say how much, which way, and where: "a touch warmer", "less mud on track 3".',
    `amount  a touch ${between} a bit, a little ${between} much    less, "not so", "too" turn it round`,
    `tone    ${words('tone').join(' ')}`,
    `        ${words('range').join(' ')} ${between} faults: ${words('fault').join(' ')}`,
    `feel    ${words('feel', 'punch', 'tone', 'width', 'level').join(' ')} ${between} ${example('dynamic')} ${between} ${ink.path('as mixed')}`,
    `for     ${words('for').join(', ')}`,
    `hold    ${held.map(ink.path).join(` ${between} `)}`,
    `match   ${example('reference')} ${between} ${ink.path('half the EQ')} ${between} ${example('equally loud')}`,
    `where   on track 3 ${between} on "Tunnel" ${between} on the ballads ${between} in the low end, mids, top`,
  ];
}

/** One word: what it does, its moves, how much, and its other forms. */
export function wordLines(entry: VocabularyWord, ink: Ink): string[] {
  const { word, about, example, opposite } = entry;
  const forms = [...entry.plain, ...entry.more, ...entry.nouns].filter((form) => form !== word);
  const rows: readonly (readonly [string, string])[] = [
    [word, about],
    ['moves', wishedMoves(entry).map(sayToneMove).join(', ')],
    ['amount', amountsOf(entry)],
    ['also', [...new Set(forms)].join(', ')],
    ['reverse', opposite ?? ''],
    ['as in', `"${example}"`],
  ];
  const width = Math.max(labelColumns, word.length + 2);
  return rows
    .filter(([, text]) => text !== '')
    .flatMap(([label, text], index) => {
      const lines = wrapColumns(text, columns - width);
      const name = index === 0 ? ink.path(label) : label;
      return lines.map((line, at) =>
        at === 0
          ? `${name}${' '.repeat(width - label.length)}${line}`
          : `${' '.repeat(width)}${line}`,
      );
    });
}

/** One word, as a document tells it. */
interface WordRecord extends Omit<VocabularyWord, 'plain' | 'more' | 'nouns' | 'effect'> {
  readonly forms: readonly string[];
  /** Of a plain wish; empty where the word moves no tone. */
  readonly moves: readonly ToneMove[];
}

interface WordsRecord {
  readonly schema: 'words/1';
  readonly amounts: typeof amountScales;
  readonly words: readonly WordRecord[];
}

/** The whole vocabulary as a document. */
export function wordsRecord(): WordsRecord {
  return { schema: 'words/1', amounts: amountScales, words: vocabulary.map(wordRecord) };
}

/** One word of it. */
export function wordRecord(word: VocabularyWord): WordRecord {
  const { plain, more, nouns, effect: _, ...entry } = word;
  return { ...entry, forms: [...plain, ...more, ...nouns], moves: wishedMoves(word) };
}

/** What is done when the word is asked for: of a fault, less of it. */
function wishedMoves({ group, effect }: VocabularyWord): ToneMove[] {
  const tone = effect.kind === 'tone' ? effect.tone : effect.kind === 'punch' ? 'tight' : null;
  if (tone === null) return [];
  const sign = group === 'fault' ? -1 : 1;
  return movesOf(tone)
    .map((move) => ({ ...move, gainDb: sign * move.gainDb }))
    .filter(({ gainDb }) => Math.abs(gainDb) >= 0.3);
}

function amountsOf(entry: VocabularyWord): string {
  const largest = Math.max(0, ...wishedMoves(entry).map(({ gainDb }) => Math.abs(gainDb)));
  const { kind } = entry.effect;
  const size = (amount: IntentAmount) => {
    const { factor, levelLu } = amountScales[amount];
    if (kind === 'level') return `${decimals(levelLu, 1)} LU`;
    return `${decimals((kind === 'width' ? widthStepDb : largest) * factor, 1)} dB`;
  };
  if (kind !== 'level' && kind !== 'width' && largest === 0) return '';
  const each = intentAmounts.map((amount) => {
    const { said } = amountScales[amount];
    return `${said === '' ? 'by itself' : said} ${size(amount)}`;
  });
  return `${each.join(', ')}${kind === 'level' || kind === 'width' ? '' : ' at most'}`;
}
