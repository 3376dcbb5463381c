import { ranges, type RangeName } from './ranges.js';
import type { ToneWord } from './tone-moves.js';
import type { VocabularyWord, WordGroup } from './vocabulary.js';

/** Words for tone: qualities, ranges, and faults. */
export const toneWords: readonly VocabularyWord[] = [
  quality('warm', {
    about: 'more low end and low mids, a little less above',
    forms: 'warm | warmer | warmth, warmness',
    opposite: 'less warm',
    ranges: ['low end', 'low mids'],
  }),
  quality('bright', {
    about: 'less low end and low mids, more from the mids up',
    forms: 'bright | brighter, brighten | brightness',
    opposite: 'darker',
    ranges: ['mids', 'upper mids', 'top'],
  }),
  quality('dark', {
    about: 'less mids and upper mids, a little more below',
    forms: 'dark | darker, darken | darkness',
    opposite: 'brighter',
    ranges: ['mids', 'upper mids', 'top'],
  }),
  quality('clear', {
    about: 'more upper mids, a little less low end',
    forms: 'clear | clearer | clarity, clearness',
    opposite: 'mellower',
    ranges: ['mids', 'upper mids'],
  }),
  quality('crisp', {
    about: 'more at the top, a little less low end',
    forms: 'crisp, crispy | crisper | crispness',
    opposite: 'smoother',
    ranges: ['upper mids', 'top'],
  }),
  quality('smooth', {
    about: 'more low mids, less upper mids',
    forms: 'smooth, smooth out | smoother | smoothness',
    opposite: 'crisper',
    ranges: ['mids', 'upper mids'],
  }),
  quality('mellow', {
    about: 'less mids and upper mids',
    forms: 'mellow | mellower | mellowness',
    opposite: 'clearer',
    ranges: ['mids', 'upper mids'],
  }),
  quality('full', {
    about: 'more low end and low mids, less at the top',
    forms: 'full, full bodied | fuller | fullness, body',
    opposite: 'less full',
    ranges: ['low end', 'low mids'],
  }),
  quality('rich', {
    about: 'more low mids and mids',
    forms: 'rich | richer | richness',
    opposite: 'less rich',
    ranges: ['low end', 'low mids', 'mids'],
  }),
  quality('deep', {
    about: 'more low end and low mids, a little less mids',
    forms: 'deep | deeper, deepen | deepness',
    opposite: 'less deep',
    ranges: ['low end', 'low mids'],
  }),
  quality('heavy', {
    about: 'more low end and low mids, less mids and top',
    forms: 'heavy | heavier | heaviness',
    opposite: 'less heavy',
    ranges: ['low end', 'low mids'],
  }),
  quality('air', {
    about: 'more above 9.5 kHz, and nothing else',
    forms: 'airy | airier | air, airiness',
    opposite: 'less air',
    ranges: ['top'],
    example: 'a touch more air',
  }),
  range('bass', 'low end', 'more or less below 90 Hz', 'bassy | bassier | '),
  range('mids', 'mids', 'more or less round 700 Hz', ' | | '),
  range('treble', 'top', 'more or less above 9.5 kHz', 'trebly | | '),
  fault('harsh', {
    about: 'less round 2.5 kHz',
    forms: 'harsh | harsher | harshness',
    opposite: 'clearer',
    ranges: ['upper mids'],
  }),
  fault('muddy', {
    about: 'less round 250 Hz',
    forms: 'muddy | muddier | mud, muddiness',
    opposite: 'fuller',
    ranges: ['low mids'],
  }),
  fault('boomy', {
    about: 'less below 90 Hz',
    forms: 'boomy, booming | boomier | boom, boominess',
    opposite: 'more bass',
    ranges: ['low end'],
  }),
  fault('boxy', {
    about: 'less round 450 Hz',
    forms: 'boxy | boxier | boxiness',
    opposite: 'richer',
    ranges: ['low mids'],
  }),
  fault('nasal', {
    about: 'less round 1.2 kHz',
    forms: 'nasal | | nasality',
    opposite: 'more mids',
    ranges: ['mids'],
  }),
  fault('thin', {
    about: 'more low end and low mids, less at the top: as fuller',
    forms: 'thin | thinner | thinness',
    opposite: 'less full',
    ranges: ['low end', 'low mids'],
  }),
];

interface ToneRule {
  readonly about: string;
  /** "plain | more | nouns", each with commas between. */
  readonly forms: string;
  readonly opposite: string;
  readonly ranges: readonly RangeName[];
  readonly example?: string;
}

function quality(word: ToneWord, { example, ...rule }: ToneRule): VocabularyWord {
  const { more } = formsOf(rule.forms);
  return entry(word, { ...rule, group: 'tone', example: example ?? `a touch ${more[0] ?? word}` });
}

function fault(word: ToneWord, rule: ToneRule): VocabularyWord {
  return entry(word, { ...rule, group: 'fault', example: `a bit less ${word}` });
}

function range(
  word: 'bass' | 'mids' | 'treble',
  name: RangeName,
  about: string,
  adjectives: string,
): VocabularyWord {
  return entry(word, {
    about,
    forms: `${adjectives}${ranges[name].forms.join(', ')}`,
    opposite: `less ${word}`,
    ranges: [name],
    group: 'range',
    example: `a touch more ${word}`,
  });
}

function entry(
  word: ToneWord,
  rule: ToneRule & { readonly group: WordGroup; readonly example: string },
): VocabularyWord {
  const { about, forms, opposite, ranges: places, group, example } = rule;
  const effect = { kind: 'tone', tone: word, ranges: places } as const;
  return { word, group, about, ...formsOf(forms), opposite, example, effect };
}

function formsOf(forms: string): Pick<VocabularyWord, 'plain' | 'more' | 'nouns'> {
  const [plain = [], more = [], nouns = []] = forms.split('|').map((part) =>
    part
      .split(',')
      .map((form) => form.trim())
      .filter((form) => form !== ''),
  );
  return { plain, more, nouns };
}
