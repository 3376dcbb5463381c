import { tagKeys } from './said-beside-sound.js';

/** Keys of a track alone. */
const trackKeys = [
  'role',
  'offset',
  'segue',
  'adjust',
  'isrc',
  'trimStart',
  'trimEnd',
  'fadeIn',
  'fadeOut',
  'gap',
];

/** Where a key belongs that was typed in another block. */
export const keyHomes: Readonly<Record<string, string>> = {
  title: 'the release, or in a track',
  artist: 'the release, or in a track',
  ...Object.fromEntries(
    [...tagKeys, 'artwork', 'output', 'deliver'].map((key) => [key, 'the release']),
  ),
  composer: 'the release, or in a track',
  lossyPeak: '`target`',
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
  ...Object.fromEntries(trackKeys.map((key) => [key, 'an entry of `tracks`'])),
  limiting: '`target`, or in a track',
  direction: 'the release, or in a track',
};
