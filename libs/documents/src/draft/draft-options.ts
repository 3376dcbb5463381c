import {
  limitingBudgets,
  targetPresets,
  trackRoles,
  usualTone,
  usualWidth,
} from '@kindred/records';
import { printQuantity } from '../quantity.js';
import { sayChoice } from '../source/wording.js';

/**
 * An option that a drafted release file shows but does not set: a line or more of YAML, each of which
 * is written behind "# ", and what it is for.
 */
export interface DraftOption {
  /** Over it, a line each. */
  readonly about?: readonly string[];
  /** As typed, without the "# "; comments of their own stand behind two spaces. */
  readonly lines: readonly string[];
}

const { streaming } = targetPresets;
const tone = `amount: ${percent(usualTone.amount)}, most: ${printQuantity(usualTone.mostDb, 'toneMost')}`;
const width = `amount: 40 %, most: ${printQuantity(usualWidth.mostDb, 'widthMost')}`;

/** The target in numbers, as its word has it. */
export const targetInNumbers: DraftOption = {
  about: ['The same in numbers, to use instead of the word:'],
  lines: [
    'target:',
    `  loudness: ${printQuantity(streaming.loudnessLufs, 'loudness')}  # the level aimed for`,
    `  of: ${streaming.of}  # what is that loud; or album (all as one), or every track`,
    `  truePeak: ${printQuantity(streaming.ceilingDbtp, 'truePeak')}  # no peak of a master passes this`,
    `  limiting: ${streaming.limiting}  # how much may be held back: ${sayChoice(limitingBudgets)}`,
    '  lossyPeak: 0 dBTP  # no MP3 decodes to a higher peak',
  ],
};

/** How alike the tracks become, as it is without it. */
export const match: DraftOption = {
  about: ['How alike the tracks become. Without it:'],
  lines: [
    'match:',
    '  loudness: auto  # loud sections, integrated, or as mixed; auto goes by the music',
    `  tone: { toward: release, ${tone} }  # or off; toward: reference, balanced`,
    `  width: off  # or { ${width} }`,
  ],
};

/** What else may be said of a release, between its target and its tracks. */
export const besideTarget: readonly DraftOption[] = [
  {
    about: [
      'Finished music that the tone may lean toward, with `toward: reference`. Its level never counts.',
    ],
    lines: ['references: [refs/finished.wav]'],
  },
  {
    about: ['Plain words for the whole release; `kindred words` lists what is understood.'],
    lines: ['direction:', '  - warm it up a touch'],
  },
];

/** What a track may say, as it is typed in its block. */
export const trackOptions: readonly string[] = [
  'isrc: QZ-ABC-26-00001  # its code, for tags and cue sheets',
  `role: ballad  # its place, and so its level: ${sayChoice(trackRoles)}`,
  'offset: -1.5 LU  # louder or quieter than the others, whatever its role',
  'limiting: none  # how much of this track may be held back',
  'direction: a little less harsh  # plain words for this track',
  'adjust:  # your own moves, on top of what is decided',
  '  gain: +0.5 dB',
  '  tone: 50 %  # how much of its tone match is left',
  '  width: 0.0 dB',
  '  eq: [{ type: bell, frequency: 3 kHz, q: 0.8, gain: -1 dB }]',
  'trimStart: silence  # left out before anything else: silence, or so much of it',
  'trimEnd: 2 s',
  'fadeIn: 0.5 s',
  'fadeOut: 4 s  # a fade over its last seconds',
  'gap: 3 s  # silence before the next track in cue sheets and continuous files',
  'segue: true  # runs into the next track; false: it does not',
  'artist: Somebody Else  # where it is not the artist of the release',
  'composer: A. Writer',
];

/** What is written, and what comes along. */
export const besideOutput: readonly DraftOption[] = [
  {
    about: [
      'What is made beside the tracks: any of cue, checksums, one continuous file, cd frames.',
    ],
    lines: ['deliver: [cue, checksums]'],
  },
  {
    about: ['For the tags.'],
    lines: ['albumArtist: The Example Band  # where tracks have artists of their own'],
  },
  { lines: ['composer: A. Writer'] },
  { lines: ['copyright: 2026 The Example Band'] },
  { lines: ['label: Example Records'] },
  { lines: ['catalogNumber: EX 001'] },
  {
    about: ['Where all of it is written. Without it: a folder in reports/, named for the title.'],
    lines: ['folder: masters/night-drive'],
  },
];

function percent(share: number): string {
  return printQuantity(Math.round(100 * share), 'share');
}
