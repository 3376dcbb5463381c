import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { RunCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindredAnew } from './kindred.js';
import { writeMaterial } from './material.js';

const rounds = 3;
const tracks = 12;

/** What a second worker saves a person who waits for an album of tracks of many lengths. */
export function benchWorkers(folder: string): Figure[] {
  const album = join(folder, 'album');
  mkdirSync(album);
  try {
    for (let number = 1; number <= tracks; number++) {
      const path = join(album, `${String(number).padStart(2, '0')} Song.wav`);
      // Shortest first, so that starting with the longest is left to Kindred.
      const seconds = 60 + 15 * number;
      writeMaterial({ path, seconds, sampleRateHz: 44100, encoding: 's24', seed: number });
    }
    const release = join(album, 'release.yaml');
    writeFileSync(release, 'title: Album\nartist: Bench\ntracks: "*.wav"\n');
    const master = (workers: string): RunCost =>
      kindredAnew('master', release, '--no-audio', '--out', join(album, 'out'), '--jobs', workers);
    const walls = { one: Infinity, two: Infinity };
    for (let round = 0; round < rounds; round++) {
      walls.one = Math.min(walls.one, master('1').wallSeconds);
      walls.two = Math.min(walls.two, master('2').wallSeconds);
    }
    const { one, two } = walls;
    return [
      {
        name: 'master of 12 tracks, wall of 1 worker over 2',
        value: one / two,
        unit: 'times',
        better: 'higher',
        goal: 1.8,
        note:
          `fastest of ${rounds}: ${one.toFixed(1)} and ${two.toFixed(1)} s; holds on a quiet ` +
          `machine alone, load now ${loadavg()[0]!.toFixed(1)}`,
      },
    ];
  } finally {
    rmSync(album, { recursive: true, force: true });
  }
}
