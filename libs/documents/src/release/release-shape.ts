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
        'What is made equal between tracks: their loud sections, their integrated loudness, or ' +
        'nothing (as mixed). By itself: loud sections, but for music whose levels are meant.',
    },
    tone: { reader: toneShape, about: 'How far each track comes nearer to the others in tone.' },
    width: { reader: widthShape, about: 'The same for width; off without it.' },
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
      about: 'The genre; classical, opera and live keep their levels as mixed.',
    },
    references: {
      reader: referencesShape,
      about:
        'Finished music that tone can be brought toward: `match: { tone: { toward: reference } }`.',
    },
    target: { reader: placed(targetShape), about: 'How loud: a word, or a block of numbers.' },
    match: { reader: match, about: 'How alike the tracks become.' },
    direction: {
      reader: directionReader(),
      about: 'Plain words for the whole release: warm it up a touch. `kindred words` lists them.',
    },
    albumArtist: {
      reader: text(),
      about: 'Who the whole is by, where tracks have artists of their own.',
    },
    year: {
      reader: wholeNumber({ min: 1000, max: 9999, typical: 2026 }),
      about: 'The year it comes out.',
    },
    upc: { reader: upc(), about: 'UPC or EAN: 12 or 13 digits, in quotes.' },
    composer: { reader: text(), about: 'Who wrote all of it, for the tags.' },
    copyright: { reader: text(), about: 'As in the tags: 2026 The Example Band.' },
    label: { reader: text(), about: 'The record label.' },
    catalogNumber: { reader: text(), about: "The label's number for it." },
    artwork: {
      reader: file(),
      about: 'A JPEG or PNG picture for the tags, relative to this file.',
    },
    output: {
      reader: outputShape,
      about:
        'What every track is delivered as: wav 24-bit (by itself), wav 16-bit 44.1 kHz, ' +
        'flac 24-bit, mp3 320 kbps … The first goes to masters/, each other to a folder in it.',
    },
    deliver: {
      reader: deliverShape,
      about:
        'What is made beside the tracks: cue, checksums, one continuous file; in that, cd frames ' +
        'begins every track on a 75th of a second.',
    },
    folder: {
      reader: folder(),
      about: 'Where everything of this release is written; without it, reports/ and its title.',
    },
  },
  elsewhere: keyHomes,
});
