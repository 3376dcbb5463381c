import { limitingBudgets, trackRoles, type IssuePlace, type ReleaseTrack } from '@kindred/records';
import { directionReader } from '../direction/direction-reader.js';
import type { SpokenIntent } from '../direction/read-direction.js';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { placed, type Placed } from '../readers/placed.js';
import { file, type TypedPath } from '../readers/path.js';
import { quantity } from '../readers/quantity-value.js';
import type { Reader } from '../readers/reader.js';
import { text } from '../readers/text.js';
import { word } from '../readers/word.js';
import { yesOrNo } from '../readers/yes-or-no.js';
import { adjustShape } from './adjust-shape.js';
import { isrc } from './code-shape.js';
import { fadeShape } from './fade-shape.js';
import { keyHomes } from './key-homes.js';
import { trackDeliveryOf } from './said-beside-sound.js';
import { trimShape } from './trim-shape.js';

/** More would not fit two or three digits of a running order. */
export const tracksMax = 999;

/** A track as typed: a file of its own, or a pattern of files where no title is given. */
export interface TypedTrack {
  readonly file: TypedPath;
  readonly title: string | null;
  readonly said: SaidOfTrack;
  /** Its own directions. */
  readonly direction: readonly SpokenIntent[];
  /** Where what other tracks may stand against was typed. */
  readonly places: TrackPlaces;
  /** Only bare paths may be patterns: a `file` is meant to the letter. */
  readonly mayBePattern: boolean;
}

export type TrackPlaces = {
  readonly [key in 'segue' | 'fadeIn' | 'fadeOut' | 'gap' | 'isrc']?: IssuePlace;
};

/** What a person says of one track beside its file and its title. */
export type SaidOfTrack = Pick<
  ReleaseTrack,
  | 'role'
  | 'offsetLu'
  | 'limiting'
  | 'segue'
  | 'adjust'
  | 'trims'
  | 'fades'
  | 'gapSeconds'
  | 'details'
>;

const nothingSaid: SaidOfTrack = { role: null, offsetLu: null, limiting: null, segue: null };

const barePath = converted(file(), (typed): TypedTrack => ({
  file: typed,
  title: null,
  said: nothingSaid,
  direction: [],
  places: {},
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
        title: {
          reader: text(),
          about: "The track's title. Without it: its file's tags, else its name.",
        },
        role: {
          reader: word({ words: trackRoles }),
          about:
            'Its place on the record, and so its level: single 0, ballad -1.5, interlude -3, intro -2, ' +
            'outro -2, spoken -4 LU. Without it: as it arrives.',
        },
        offset: {
          reader: quantity('offset'),
          about: "Louder or quieter than the family, in LU, -20 to +20. Without it: its role's.",
        },
        limiting: {
          reader: word({ words: limitingBudgets }),
          about: "How much of this track may be held back. Without it: the target's.",
        },
        segue: {
          reader: placed(yesOrNo()),
          about: 'Whether it runs into the next track. Without it: as its sound says.',
        },
        direction: {
          reader: directionReader(),
          about: 'Plain words for this track: a little less harsh. Without it: none.',
        },
        adjust: {
          reader: adjustShape,
          about:
            'Your own moves, on top of what is decided: gain, tone, width, eq. Without it: none.',
        },
        trimStart: {
          reader: trimShape,
          about:
            'Silence at its start to leave out: `silence`, all but 0.1 s, or a time: 3 s. ' +
            'Without it: none.',
        },
        trimEnd: {
          reader: trimShape,
          about:
            'Silence at its end to leave out: `silence`, all but 1 s, or a time: 3 s. ' +
            'Without it: none.',
        },
        fadeIn: {
          reader: placed(fadeShape),
          about: 'A fade at its start, 0.01 to 120 s. Without it: none.',
        },
        fadeOut: {
          reader: placed(fadeShape),
          about: 'A fade at its end, 0.01 to 120 s. Without it: none.',
        },
        gap: {
          reader: placed(quantity('gap')),
          about:
            'Audible silence before the next track in cue sheets and continuous files, 0 to 60 s. ' +
            'What is silent in the files counts. Without it: 2 s.',
        },
        isrc: {
          reader: placed(isrc()),
          about: "The ISRC of this recording: QZ-ABC-26-00001. Without it: its mix's own.",
        },
        artist: { reader: text(), about: "Its artist. Without it: the release's." },
        composer: {
          reader: text(),
          about: "Who wrote it, for the tags. Without it: the release's.",
        },
      },
      elsewhere: keyHomes,
    }),
    (typed): TypedTrack | undefined =>
      typed.file && {
        file: typed.file,
        title: typed.title ?? null,
        said: {
          role: typed.role ?? null,
          offsetLu: typed.offset ?? null,
          limiting: typed.limiting ?? null,
          segue: typed.segue?.value ?? null,
          ...(typed.adjust === undefined ? {} : { adjust: typed.adjust }),
          ...trackDeliveryOf({
            ...typed,
            fadeIn: typed.fadeIn?.value,
            fadeOut: typed.fadeOut?.value,
            gap: typed.gap?.value,
            isrc: typed.isrc?.value,
          }),
        },
        direction: typed.direction ?? [],
        places: placesOf(typed),
        mayBePattern: false,
      },
  ),
});

/** `tracks: mixes/*.wav`, or a list of files, patterns and blocks. */
export const tracksShape = byKind<TypedTrack[], TypedTrack[], never>({
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

function placesOf(typed: {
  readonly [key in keyof TrackPlaces]: Placed<unknown> | undefined;
}): TrackPlaces {
  const { segue, fadeIn, fadeOut, gap, isrc: code } = typed;
  return {
    ...(segue && { segue: segue.place }),
    ...(fadeIn && { fadeIn: fadeIn.place }),
    ...(fadeOut && { fadeOut: fadeOut.place }),
    ...(gap && { gap: gap.place }),
    ...(code && { isrc: code.place }),
  };
}
