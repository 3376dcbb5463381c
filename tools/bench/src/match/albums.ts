import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Profiles } from '@kindred/records';
import { copyAudio } from './copy-audio.js';
import type { BenchTrack, Family } from './family.js';

const kindred = fileURLToPath(new URL('../../../../apps/cli/bin/kindred.js', import.meta.url));
const composer = fileURLToPath(new URL('../../../demo-ep/dist/main.js', import.meta.url));

/** Albums below KINDRED_CORPUS, a folder of audio files each; none without it, said aloud. */
export function corpusAlbums(): Family[] {
  return corpusFolders().map(({ folder, name }) => albumIn(folder, name));
}

/**
 * The first halves of an album's tracks as a family, and the second halves: what was chosen on whole
 * tracks has not seen them apart.
 */
export function corpusHalves(scratch: string): readonly (readonly [Family, Family])[] {
  return corpusFolders().map(({ folder, name }) => {
    const half = (word: string, part: { start: number; end: number }): Family => {
      const into = join(scratch, `${name}, ${word} halves`);
      mkdirSync(into);
      for (const file of audioFilesIn(folder)) {
        copyAudio({ from: join(folder, file), to: join(into, `${file}.wav`), part });
      }
      return albumIn(into, `${name}, ${word} halves`);
    };
    return [half('first', { start: 0, end: 0.5 }), half('second', { start: 0.5, end: 1 })];
  });
}

function corpusFolders(): readonly { readonly folder: string; readonly name: string }[] {
  const corpus = process.env['KINDRED_CORPUS'];
  if (corpus === undefined || !existsSync(corpus)) {
    process.stdout.write(
      'NOT MEASURED on real albums: KINDRED_CORPUS names no folder with one folder per album.\n',
    );
    return [];
  }
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ folder: join(corpus, name), name }))
    .filter(({ folder }) => audioFilesIn(folder).length > 0);
}

/** The demo EP, composed into a folder. */
export function demoAlbum(folder: string): Family {
  const composed = spawnSync(process.execPath, [composer, '--out', folder]);
  if (composed.status !== 0)
    throw new Error(`the demo EP could not be composed: ${composed.stderr}`);
  return albumIn(folder, 'demo-ep');
}

/** What `kindred profile` measures of audio files. */
export function profileFiles(files: readonly string[]): readonly BenchTrack[] {
  const args = [kindred, 'profile', ...files, '--json', '--quiet'];
  const run = spawnSync(process.execPath, args, { maxBuffer: 2 ** 28, encoding: 'utf8' });
  const printed = JSON.parse(run.stdout) as Profiles;
  return printed.tracks.flatMap((track) => (track.status === 'done' ? [track] : []));
}

function albumIn(folder: string, name: string): Family {
  const tracks = profileFiles(audioFilesIn(folder).map((file) => join(folder, file)));
  return { name, tracks: tracks.filter(({ tone }) => (tone?.loud ?? null) !== null) };
}

function audioFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /\.(wav|flac|aiff?)$/iu.test(file))
    .sort();
}
