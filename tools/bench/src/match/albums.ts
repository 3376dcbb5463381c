import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Profiles } from '@kindred/records';
import type { BenchTrack, Family } from './family.js';

const kindred = fileURLToPath(new URL('../../../../apps/cli/bin/kindred.js', import.meta.url));
const composer = fileURLToPath(new URL('../../../demo-ep/dist/main.js', import.meta.url));

/** Albums below KINDRED_CORPUS, a folder of audio files each; none without it, said aloud. */
export function corpusAlbums(): Family[] {
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
    .map((name) => albumIn(join(corpus, name), name));
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
  const files = readdirSync(folder).filter((file) => /\.(wav|flac|aiff?)$/iu.test(file));
  const tracks = profileFiles(files.sort().map((file) => join(folder, file)));
  return { name, tracks: tracks.filter(({ tone }) => (tone?.loud ?? null) !== null) };
}
