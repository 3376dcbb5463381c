import { sayCount, sayTime, targetPresets, targetWords } from '@kindred/records';
import { plainText } from '../plan/plan-lines.js';
import {
  besideOutput,
  besideTarget,
  match,
  targetInNumbers,
  trackOptions,
  type DraftOption,
} from './draft-options.js';
import type { DraftedRelease, DraftedTrack } from './draft-release.js';
import { sayFormats, sayOneFormat } from './format-notes.js';

/**
 * The text of a release file: what is known, and every other option behind "# ", in the order in
 * which people read them. `schema` is where editors find the JSON Schema, as one word.
 */
export function writeDraft(
  release: DraftedRelease,
  { schema }: { readonly schema: string },
): string {
  return [
    ...header(release, schema),
    ...words(release),
    ...target(),
    '',
    ...option(match),
    ...besideTarget.flatMap((one) => ['', ...option(one)]),
    '',
    ...tracks(release),
    '',
    '# What every track is written as: wav 16-bit, wav 24-bit, wav 32-bit float, flac 16-bit,',
    "# flac 24-bit, mp3 320 kbps, mp3 256 kbps or mp3 V0; with a rate where it is not the mix's:",
    '# wav 16-bit 44.1 kHz. Any number of them, in brackets: [wav 24-bit, mp3 320 kbps].',
    'output: wav 24-bit',
    ...besideOutput.flatMap((one) => [...(one.about ? [''] : []), ...option(one)]),
    '',
  ].join('\n');
}

/** How many, how long, and in what: "5 tracks, 20:48, 44.1 kHz 24-bit". */
export function sayDrafted({ tracks: all }: Pick<DraftedRelease, 'tracks'>): string {
  const lengths = all.flatMap(({ seconds }) => seconds ?? []);
  const whole = lengths.reduce((sum, seconds) => sum + seconds, 0);
  const length = lengths.length === all.length ? `${sayTime(whole)}, ` : '';
  return `${sayCount(all.length, 'track')}, ${length}${sayFormats(all)}`;
}

function header(release: DraftedRelease, schema: string): string[] {
  return [
    `# yaml-language-server: $schema=${schema}`,
    '#',
    `# ${sayDrafted(release)}, in the order of their ${release.orderedBy}.`,
    '# Only title, artist and tracks are needed. What stands behind "# " and a key is an option: take the',
    '# "# " away to use it. Paths start at this file. Then: kindred master',
    '',
  ];
}

function words({ title, artist, year, genre, artwork }: DraftedRelease): string[] {
  return [
    '# The words on the release.',
    `title: ${plainText(title)}`,
    `artist: ${plainText(artist)}`,
    year === null ? '# year: 2026' : `year: ${year}`,
    `${genre === null ? '# genre: synth-pop' : `genre: ${plainText(genre)}`} # classical, opera and live keep their levels as mixed`,
    "# upc: '036000291452' # its barcode, in quotes",
    artwork === null
      ? '# artwork: cover.jpg # a JPEG or PNG for the tags'
      : `artwork: ${plainText(artwork)}`,
    '',
  ];
}

function target(): string[] {
  const levels = targetWords.map((word) => `${word} ${targetPresets[word].loudnessLufs}`);
  return [
    `# How loud, in LUFS: ${levels.join(', ')}.`,
    '# Louder ones hold back more; every one keeps peaks under -1 dBTP.',
    'target: streaming',
    ...option(targetInNumbers),
  ];
}

function tracks(release: DraftedRelease): string[] {
  return [
    '# The mixes in running order: move an entry to move a track. A track may also say any of these,',
    '# in the column of its `file`:',
    ...option({ lines: trackOptions }).map((line) => line.replace(/^# /u, '#   ')),
    'tracks:',
    ...release.tracks.flatMap((track) => entry(track, areAlike(release.tracks))),
  ];
}

function entry(track: DraftedTrack, isAlike: boolean): string[] {
  const { file, title, artist, seconds, role, runsOn } = track;
  const facts = [
    ...(seconds === null ? [] : [sayTime(seconds)]),
    ...(isAlike ? [] : [sayOneFormat(track)]),
  ].join(', ');
  return [
    `  - file: ${plainText(file)}${facts === '' ? '' : ` # ${facts}`}`,
    `    title: ${plainText(title)}`,
    ...(artist === null ? [] : [`    artist: ${plainText(artist)}`]),
    ...(role === null ? [] : [`    # role: ${role.role} # ${role.because}`]),
    ...(runsOn ? ['    # segue: false # it sounds to its end, and the next from its start'] : []),
  ];
}

function areAlike(all: readonly DraftedTrack[]): boolean {
  return new Set(all.map(sayOneFormat)).size === 1;
}

function option({ about = [], lines }: DraftOption): string[] {
  const comments = Math.max(...lines.map((line) => line.indexOf('  # ')));
  return [
    ...about.map((line) => `# ${line}`),
    ...lines.map((line) => `# ${aligned(line, comments)}`),
  ];
}

/** Comments of one option stand under one another, where its lines are short. */
function aligned(line: string, column: number): string {
  const at = line.indexOf('  # ', line.search(/\S/u));
  if (at < 0) return line;
  if (column > 36) return `${line.slice(0, at)}${line.slice(at + 1)}`;
  return `${line.slice(0, at).padEnd(column)} ${line.slice(at + 2)}`;
}
