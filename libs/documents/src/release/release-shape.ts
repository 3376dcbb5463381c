import {
  limitingBudgets,
  loudnessModes,
  targetMeanings,
  targetPresets,
  targetWords,
  trackRoles,
  type ReleaseTrack,
  type Target,
} from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { file, folder, type TypedPath } from '../readers/path.js';
import { quantity } from '../readers/quantity-value.js';
import { placed } from '../readers/placed.js';
import type { Reader } from '../readers/reader.js';
import { text } from '../readers/text.js';
import { directionReader } from '../direction/direction-reader.js';
import type { SpokenIntent } from '../direction/read-direction.js';
import { adjustShape } from './adjust-shape.js';
import { referencesShape } from './references-shape.js';
import { targetWord } from './target-word.js';
import { toneShape } from './tone-shape.js';
import { widthShape } from './width-shape.js';
import { word } from '../readers/word.js';
import { yesOrNo } from '../readers/yes-or-no.js';

/** More would not fit two or three digits of a running order. */
export const tracksMax = 999;

/** A track as typed: a file of its own, or a pattern of files where no title is given. */
export interface TypedTrack {
  readonly file: TypedPath;
  readonly title: string | null;
  readonly said: SaidOfTrack;
  /** Its own directions. */
  readonly direction: readonly SpokenIntent[];
  /** Only bare paths may be patterns: a `file` is meant to the letter. */
  readonly mayBePattern: boolean;
}

/** What a person says of one track beside its file and its title. */
export type SaidOfTrack = Pick<ReleaseTrack, 'role' | 'offsetLu' | 'limiting' | 'segue' | 'adjust'>;

const nothingSaid: SaidOfTrack = { role: null, offsetLu: null, limiting: null, segue: null };

const trackKeysToCome = ['isrc', 'fadeOut', 'gap'];

/** Where a key belongs that was typed in another block. */
const homes = {
  title: 'the release, or in a track',
  artist: 'the release',
  genre: 'the release',
  tracks: 'the release',
  references: 'the release',
  weight: 'an entry of `references`',
  target: 'the release',
  match: 'the release',
  folder: 'the release',
  loudness: '`target` (how loud) or `match` (how alike)',
  of: '`target`',
  truePeak: '`target`',
  tone: '`match`',
  toward: '`tone` in `match`',
  amount: '`tone` in `match`',
  most: '`tone` in `match`',
  width: '`match`',
  file: 'an entry of `tracks`',
  ...Object.fromEntries(
    ['role', 'offset', 'segue', 'adjust', ...trackKeysToCome].map((key) => [
      key,
      'an entry of `tracks`',
    ]),
  ),
  limiting: '`target`, or in a track',
  direction: 'the release, or in a track',
};

const target = byKind<Target, never, Target>({
  expected: `${targetWords.join(', ')} or a block`,
  fix: '`target: streaming`',
  scalar: targetWord(),
  map: converted(
    block({
      where: ' in `target`',
      example: 'target: { loudness: -14 LUFS }',
      keys: {
        loudness: { reader: quantity('loudness'), about: 'The level aimed for: -14 LUFS.' },
        of: {
          reader: word({ words: targetMeanings }),
          about: 'What is that loud: the loudest track, the album as one, or every track.',
        },
        truePeak: { reader: quantity('truePeak'), about: 'No peak passes this: -1 dBTP.' },
        limiting: {
          reader: word({ words: limitingBudgets }),
          about: 'How much may be held back by the limiter.',
        },
      },
      later: [],
      elsewhere: homes,
    }),
    ({ loudness, of, truePeak, limiting }): Target => ({
      word: 'custom',
      loudnessLufs: loudness ?? targetPresets.streaming.loudnessLufs,
      of: of ?? targetPresets.streaming.of,
      ceilingDbtp: truePeak ?? targetPresets.streaming.ceilingDbtp,
      limiting: limiting ?? targetPresets.streaming.limiting,
    }),
  ),
});

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
  later: [],
  elsewhere: homes,
  example: 'match: { loudness: loud sections }',
});

const barePath = converted(file(), (typed): TypedTrack => ({
  file: typed,
  title: null,
  said: nothingSaid,
  direction: [],
  mayBePattern: true,
}));

const track = byKind<TypedTrack, never, TypedTrack | undefined>({
  expected: 'a file, a pattern, or a block of file and title',
  fix: '`- mixes/01 Ignition.wav`',
  scalar: barePath,
  map: converted(
    block({
      where: ' in a track',
      example: '- file: mixes/01 Ignition.wav',
      keys: {
        file: {
          reader: file(),
          about: 'The mix, relative to this file.',
          required: 'file: mixes/01 Ignition.wav',
        },
        title: { reader: text(), about: "The track's title; without it, the file's tags or name." },
        role: {
          reader: word({ words: trackRoles }),
          about: 'Its place on the record, and so its level: a ballad lies 1.5 LU under.',
        },
        offset: {
          reader: quantity('offset'),
          about: 'Louder or quieter than the family: -1.5 LU. It goes before the role.',
        },
        limiting: {
          reader: word({ words: limitingBudgets }),
          about: "How much of this track may be held back; without it, the target's.",
        },
        segue: {
          reader: yesOrNo(),
          about: 'Whether it runs into the next track; without it, as its sound says.',
        },
        direction: {
          reader: directionReader(),
          about: 'Plain words for this track: a little less harsh.',
        },
        adjust: {
          reader: adjustShape,
          about: 'Your own moves, on top of what is decided: gain, tone, width, eq.',
        },
      },
      later: trackKeysToCome,
      elsewhere: homes,
    }),
    (typed): TypedTrack | undefined =>
      typed.file && {
        file: typed.file,
        title: typed.title ?? null,
        said: {
          role: typed.role ?? null,
          offsetLu: typed.offset ?? null,
          limiting: typed.limiting ?? null,
          segue: typed.segue ?? null,
          ...(typed.adjust === undefined ? {} : { adjust: typed.adjust }),
        },
        direction: typed.direction ?? [],
        mayBePattern: false,
      },
  ),
});

const tracks = byKind<TypedTrack[], TypedTrack[], never>({
  expected: 'a list of files, or a pattern as mixes/*.wav',
  fix: '`tracks: mixes/*.wav`',
  scalar: converted(barePath, (only) => [only]),
  list: list({
    entry: track as Reader<TypedTrack>,
    entryName: 'a track',
    entriesMax: tracksMax,
    fix: 'list the files, or write `tracks: mixes/*.wav`',
  }),
});

/** The whole release file: every key that is read today, and the names of those to come. */
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
      reader: tracks,
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
    target: { reader: placed(target), about: 'How loud: a word, or a block of numbers.' },
    match: { reader: match, about: 'How alike the tracks become.' },
    direction: {
      reader: directionReader(),
      about: 'Plain words for the whole release: warm it up a touch. `kindred words` lists them.',
    },
    folder: {
      reader: folder(),
      about: 'Where everything of this release is written; without it, reports/ and its title.',
    },
  },
  later: ['year', 'upc', 'artwork', 'output', 'deliver'],
  elsewhere: homes,
});
