import { deliverables, loudnessModes, type Deliverable } from '@kindred/records';
import { directionReader } from '../direction/direction-reader.js';
import { outputShape } from '../output/output-shape.js';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { file, folder } from '../readers/path.js';
import { placed } from '../readers/placed.js';
import { text } from '../readers/text.js';
import { wholeNumber } from '../readers/whole-number.js';
import { word } from '../readers/word.js';
import { upc } from './code-shape.js';
import { deliveryWord } from './delivery-word.js';
import { keyHomes } from './key-homes.js';
import { referencesShape } from './references-shape.js';
import { targetShape } from './target-shape.js';
import { toneShape } from './tone-shape.js';
import { tracksShape } from './track-shape.js';
import { widthShape } from './width-shape.js';

const match = block({
  where: ' in `match`',
  keys: {
    loudness: {
      reader: placed(word({ words: loudnessModes })),
      about:
        'What is made equal between tracks: loud sections, integrated (whole tracks), or nothing ' +
        '(as mixed: one gain for all). Without it: auto, which is loud sections but for music ' +
        'whose levels are meant.',
    },
    tone: {
      reader: toneShape,
      about:
        'How far each track comes nearer to the others in tone. Without it: 70 %, at most 2 dB.',
    },
    width: {
      reader: widthShape,
      about: 'How far each track comes nearer to the others in width. Without it: off.',
    },
  },
  elsewhere: keyHomes,
  example: 'match: { loudness: loud sections }',
});

const deliverWord = deliveryWord();
const deliverShape = byKind<readonly Deliverable[], Deliverable[], never>({
  expected: `a list of ${deliverables.join(', ')}`,
  fix: '`deliver: [cue, checksums]`',
  scalar: converted(deliverWord, (only): readonly Deliverable[] => [only]),
  list: list({
    entry: deliverWord,
    entryName: 'a delivery',
    entriesMax: 2 * deliverables.length,
    fix: '`deliver: [cue, checksums]`',
  }),
});

/** The whole release file: every key that is read. */
export const releaseShape = block({
  where: '',
  example: 'title: Night Drive',
  keys: {
    title: { reader: text(), about: 'The title of the release.', required: 'title: Night Drive' },
    artist: {
      reader: text(),
      about: 'The artist of the release.',
      required: 'artist: The Example Band',
    },
    tracks: {
      reader: tracksShape,
      about: 'The mixes in running order: a list of files, a pattern, or both.',
      required: 'tracks: mixes/*.wav',
    },
    genre: {
      reader: text(),
      about:
        "The genre; classical, opera and live keep their levels as mixed. Without it: the mixes' own in the tags.",
    },
    references: {
      reader: referencesShape,
      about:
        'Finished music that tone can be brought toward: `match: { tone: { toward: reference } }`. ' +
        'Without it: none.',
    },
    target: {
      reader: placed(targetShape),
      about: 'How loud: a word, or a block of numbers. Without it: streaming.',
    },
    match: {
      reader: match,
      about: 'How alike the tracks become. Without it: loudness auto, tone 70 %, width off.',
    },
    direction: {
      reader: directionReader(),
      about:
        'Plain words for the whole release: warm it up a touch. `kindred words` lists them. ' +
        'Without it: none.',
    },
    albumArtist: {
      reader: text(),
      about: 'Who the whole is by, where tracks have artists of their own. Without it: the artist.',
    },
    year: {
      reader: wholeNumber({ min: 1000, max: 9999, typical: 2026 }),
      about: "The year it comes out, 1000 to 9999. Without it: the mixes' own.",
    },
    upc: { reader: upc(), about: 'UPC or EAN: 12 or 13 digits, in quotes. Without it: none.' },
    composer: {
      reader: text(),
      about: "Who wrote all of it, for the tags. Without it: the mixes' own.",
    },
    copyright: {
      reader: text(),
      about: "As in the tags: 2026 The Example Band. Without it: the mixes' own.",
    },
    label: { reader: text(), about: "The record label. Without it: the mixes' own." },
    catalogNumber: { reader: text(), about: "The label's number for it. Without it: none." },
    artwork: {
      reader: file(),
      about:
        "A JPEG or PNG picture for the tags, relative to this file. Without it: the mixes' own.",
    },
    output: {
      reader: outputShape,
      about:
        'What every track is delivered as: wav 24-bit, wav 16-bit 44.1 kHz, flac 24-bit, ' +
        'mp3 320 kbps … The first goes to masters/, each other to a folder in it. ' +
        'Without it: wav 24-bit.',
    },
    deliver: {
      reader: deliverShape,
      about:
        'What is made beside the tracks: cue, checksums, one continuous file; in that, cd frames ' +
        'begins every track on a 75th of a second. Without it: nothing.',
    },
    folder: {
      reader: folder(),
      about: 'Where everything of this release is written. Without it: reports/ and its title.',
    },
  },
  elsewhere: keyHomes,
});
