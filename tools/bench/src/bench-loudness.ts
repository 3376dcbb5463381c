import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusFolders, noCorpus } from './corpus-folders.js';
import { loudnessAlbum, type LoudnessAlbum } from './match/loudness-album.js';
import { loudnessRows, type LoudnessRow } from './match/loudness-rows.js';

const composer = fileURLToPath(new URL('../../demo-ep/dist/main.js', import.meta.url));

/** The rows of the benchmark of matching that loudness decides: R1, C1, C2, L4. */
function main(): void {
  const work = mkdtempSync(join(tmpdir(), 'kindred-loudness-'));
  try {
    const albums = [...corpusAlbums(), demoAlbum(work)];
    say(`albums: ${albums.map(({ name, subjects }) => `${name} (${subjects.length})`).join(', ')}`);
    for (const row of loudnessRows(albums, work)) say(sayRow(row));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function corpusAlbums(): LoudnessAlbum[] {
  const folders = corpusFolders();
  if (folders.length === 0) say(noCorpus);
  return folders.map(({ folder, name }) => loudnessAlbum(folder, name));
}

function demoAlbum(work: string): LoudnessAlbum {
  const folder = join(work, 'demo');
  const composed = spawnSync(process.execPath, [composer, '--out', folder], { encoding: 'utf8' });
  if (composed.status !== 0) throw new Error(`no demo EP: ${composed.stderr}`);
  return loudnessAlbum(folder, 'demo-ep');
}

function sayRow({ name, about, valueLu, mustLu, stretchLu }: LoudnessRow): string {
  const verdict =
    valueLu <= stretchLu ? 'stretch' : valueLu <= mustLu ? 'held' : `MISSED, must ${mustLu}`;
  const goals = `must ${mustLu}, stretch ${stretchLu}`;
  return `${name.padEnd(3)} ${about.padEnd(52)} ${valueLu.toFixed(3)} LU  ${goals.padEnd(26)} ${verdict}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
