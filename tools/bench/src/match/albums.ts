import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Profiles } from '@kindred/records';
import { corpusFolders, noCorpus, wavFilesIn, type CorpusFolder } from '../corpus-folders.js';
import { copyAudio } from './copy-audio.js';
import type { BenchTrack, Family } from './family.js';

const kindred = fileURLToPath(new URL('../../../../apps/cli/bin/kindred.js', import.meta.url));
const composer = fileURLToPath(new URL('../../../demo-ep/dist/main.js', import.meta.url));

/** The albums of real music that there are; where there are none, it is said aloud. */
export function corpusAlbums(): Family[] {
  return realAlbums().map(({ folder, name }) => albumIn(folder, name));
}

/**
 * The first halves of an album's tracks as a family, and the second halves: what was chosen on whole
 * tracks has not seen them apart.
 */
export function corpusHalves(scratch: string): readonly (readonly [Family, Family])[] {
  return realAlbums().map(({ files, name }) => {
    const half = (word: string, part: { start: number; end: number }): Family => {
      const into = join(scratch, `${name}, ${word} halves`);
      mkdirSync(into);
      for (const file of files) {
        copyAudio({ from: file, to: join(into, basename(file)), part });
      }
      return albumIn(into, `${name}, ${word} halves`);
    };
    return [half('first', { start: 0, end: 0.5 }), half('second', { start: 0.5, end: 1 })];
  });
}

function realAlbums(): readonly CorpusFolder[] {
  const folders = corpusFolders();
  if (folders.length === 0) process.stdout.write(`${noCorpus}\n`);
  return folders;
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
  const tracks = profileFiles(wavFilesIn(folder));
  return { name, tracks: tracks.filter(({ tone }) => (tone?.loud ?? null) !== null) };
}
