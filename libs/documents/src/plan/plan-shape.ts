import {
  limitingBudgets,
  loudnessBases,
  loudnessModes,
  targetMeanings,
  targetWords,
} from '@kindred/records';
import { outputShape } from '../output/output-shape.js';
import type { QuantityKind } from '../quantity.js';
import { block, type KeyRule } from '../readers/block.js';
import { exactText } from '../readers/exact-text.js';
import { list } from '../readers/list.js';
import { orWord } from '../readers/or-word.js';
import { plainNumber } from '../readers/plain-number.js';
import { quantity } from '../readers/quantity-value.js';
import type { Reader } from '../readers/reader.js';
import { wholeNumber } from '../readers/whole-number.js';
import { word } from '../readers/word.js';
import { yesOrNo } from '../readers/yes-or-no.js';
import { fadeShape } from '../release/fade-shape.js';
import { trimShape } from '../release/trim-shape.js';
import { eqBands } from './eq-shape.js';
import { planVersion } from './plan-version.js';

/** More would not fit two or three digits of a running order. */
const tracksMax = 999;

/** Where a key belongs that was typed in another block. */
const homes = {
  title: '`release`, or an entry of `tracks`',
  artist: '`release`',
  truePeak: '`target`',
  limiting: '`target`, or an entry of `tracks`',
  eq: 'an entry of `tracks`',
  gain: 'an entry of `tracks`, or a filter of its `eq`',
  frequency: 'a filter of `eq`',
  q: 'a filter of `eq`',
  limiter: 'an entry of `tracks`',
  ceiling: '`limiter`',
};

/** A key that we always write; `example` is its line as it could stand. */
function written<T>(reader: Reader<T>, about: string, example: string): KeyRule<T> {
  return { reader, about, required: example };
}

function amount(kind: QuantityKind, about: string, example: string): KeyRule<number> {
  return written(quantity(kind), about, example);
}

const release = block({
  where: ' in `release`',
  keys: {
    title: written(exactText('text'), 'The title of the release.', 'title: Night Drive'),
    artist: written(exactText('text'), 'Its artist.', 'artist: The Example Band'),
    file: { reader: exactText('a file'), about: 'The release file, from here.' },
  },
  elsewhere: homes,
  example: 'release: { title: Night Drive, artist: The Example Band }',
});

const target = block({
  where: ' in `target`',
  keys: {
    word: written(
      word({ words: [...targetWords, 'custom'] as const }),
      'The word it came from.',
      'word: streaming',
    ),
    loudness: amount('loudness', 'The level aimed for.', 'loudness: -14 LUFS'),
    of: written(word({ words: targetMeanings }), 'What is that loud.', 'of: loudest track'),
    truePeak: amount('truePeak', 'No peak passes this.', 'truePeak: -1 dBTP'),
    limiting: written(
      word({ words: limitingBudgets }),
      'How much may be held back.',
      'limiting: gentle',
    ),
  },
  elsewhere: homes,
  example: 'target: { loudness: -14 LUFS }',
});

const loudness = block({
  where: ' in `loudness`',
  keys: {
    mode: {
      reader: word({ words: loudnessModes.filter((mode) => mode !== 'auto') }),
      about: 'What was made equal; without it, what the basis says.',
    },
    basis: written(word({ words: loudnessBases }), 'What is matched.', 'basis: loud sections'),
    common: written(
      orWord('none', quantity('level')),
      'The level that all tracks are brought to.',
      'common: -12.8 LUFS',
    ),
    expected: amount('level', 'What the release will measure.', 'expected: -14.0 LUFS'),
    yielded: amount('step', 'How far it stays under its target.', 'yielded: 0.0 LU'),
    bindingTrack: written(
      orWord('none', wholeNumber({ max: tracksMax, typical: 1 })),
      'The track that held it there.',
      'bindingTrack: none',
    ),
  },
  elsewhere: homes,
  example: 'loudness: { basis: loud sections }',
});

const tone = block({
  where: ' in `tone`',
  keys: {
    toward: written(exactText('text'), 'What it was brought toward.', 'toward: release'),
    amount: amount('share', 'How much of each fault is undone.', 'amount: 70 %'),
    most: amount('toneMost', 'No frequency moves further.', 'most: 2 dB'),
    centre: { reader: exactText('text'), about: "The release's centre." },
    spread: { reader: exactText('text'), about: 'How far apart the tracks are.' },
  },
  elsewhere: homes,
  example: 'tone: { toward: release, amount: 70 %, most: 2 dB }',
});

const limiter = block({
  where: ' in `limiter`',
  keys: {
    ceiling: amount('truePeak', 'No peak passes this.', 'ceiling: -1 dBTP'),
    aim: amount('aim', 'The level the limiter itself aims for.', 'aim: -1.05 dBTP'),
  },
  elsewhere: homes,
  example: 'limiter: { ceiling: -1 dBTP, aim: -1.05 dBTP }',
});

const expected = block({
  where: ' in `expected`',
  keys: {
    integrated: amount('level', 'Of the whole track.', 'integrated: -14.0 LUFS'),
    loudSections: written(
      orWord('not measured', quantity('level')),
      'Of its loud sections.',
      'loudSections: -12.8 LUFS',
    ),
    reduction: amount('loss', 'The deepest.', 'reduction: 0.0 dB'),
    loudPassageLoss: amount('loss', 'Energy lost in loud passages.', 'loudPassageLoss: 0.0 dB'),
    deepReduction: amount('share', 'Share of the time over 3 dB.', 'deepReduction: 0.0 %'),
  },
  elsewhere: homes,
  example: 'expected: { integrated: -14.0 LUFS }',
});

const track = block({
  where: ' in a track',
  keys: {
    number: written(
      wholeNumber({ max: tracksMax, typical: 1 }),
      'Its place in the running order.',
      'number: 1',
    ),
    title: written(exactText('text'), 'Its title.', 'title: Ignition'),
    file: written(exactText('a file'), 'The mix.', 'file: mixes/01 Ignition.wav'),
    sha256: written(exactText('a checksum'), 'Of the mix as planned for.', 'sha256: "00ff"'),
    width: { reader: quantity('gain'), about: 'What its side is raised by; without it, nothing.' },
    eq: written(eqBands(), 'Its filters, in their order.', 'eq: []'),
    gain: amount('gain', 'How much louder the mix becomes.', 'gain: +3.1 dB'),
    limiter: written(
      limiter,
      'How its limiter is set.',
      'limiter: { ceiling: -1 dBTP, aim: -1.05 dBTP }',
    ),
    aim: amount('level', 'Where it is meant to land.', 'aim: -12.8 LUFS'),
    expected: written(expected, 'What it will measure.', 'expected: { integrated: -14.0 LUFS }'),
    limiting: {
      reader: word({ words: limitingBudgets }),
      about: "How much may be held back; without it, the target's.",
    },
    trimStart: { reader: trimShape, about: 'Silence left out at its start; without it, none.' },
    trimEnd: { reader: trimShape, about: 'Silence left out at its end; without it, none.' },
    fadeIn: { reader: fadeShape, about: 'A fade at its start; without it, none.' },
    fadeOut: { reader: fadeShape, about: 'A fade at its end; without it, none.' },
    segue: {
      reader: yesOrNo(),
      about: 'Whether it is one stream with the next; without it, it is not.',
    },
    limitingTimes: {
      reader: plainNumber({ min: 1, max: 10, typical: 1 }),
      about: 'How many times that may be used; without it, once.',
    },
  },
  elsewhere: homes,
  example: '- number: 1',
});

/** The whole of plan.yaml: every key that `writePlan` writes. */
export const planShape = block({
  where: '',
  keys: {
    schema: written(planVersion(), 'The version of this form.', 'schema: plan/1'),
    light: {
      reader: yesOrNo(),
      about: 'Whether it is made to be listened to, not to be released; without it, it is not.',
    },
    release: written(release, 'Whose plan it is.', 'release: { title: …, artist: … }'),
    target: written(target, 'How loud.', 'target: { loudness: -14 LUFS }'),
    loudness: written(loudness, 'What is matched.', 'loudness: { basis: loud sections }'),
    direction: {
      reader: list({
        entry: exactText('a phrase'),
        entryName: 'a phrase',
        entriesMax: 10_000,
        fix: 'set `direction` in the release file',
      }),
      about: 'The phrases of the release file; what they became is in the tracks.',
    },
    tone: { reader: tone, about: 'What tone was brought toward; what renders is `eq`.' },
    output: {
      reader: outputShape,
      about: 'What every track is delivered as; without it, wav 24-bit.',
    },
    tracks: written(
      list({
        entry: track,
        entryName: 'a track',
        entriesMax: tracksMax,
        fix: 'take it from `plan.yaml` as written, or delete the file to plan anew',
      }),
      'Every track, in running order.',
      'tracks: [ … ]',
    ),
  },
  elsewhere: homes,
  example: 'schema: plan/1',
});

export type TypedPlan = NonNullable<ReturnType<typeof planShape.read>>;
