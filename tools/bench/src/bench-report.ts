import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { medianCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { firstPaintSeconds } from './first-paint.js';
import { kindred } from './kindred.js';
import { writeMaterial } from './material.js';
import { peakMebibytes } from './peak-memory.js';

const runs = 3;
const trackSeconds = 180;

/** What a report costs to make, to keep, to send and to open, and what a run with sound holds. */
export async function benchReport(folder: string): Promise<Figure[]> {
  const long = masterAlbum(folder, 20);
  const usual = masterAlbum(folder, 12);
  try {
    const sized = { unit: 'MB', better: 'lower', note: '' } as const;
    const paint = await firstPaintSeconds(usual.page);
    const usualWithSound = megabytes(usual.page);
    const { cpuSeconds } = medianCost(() => kindred('report', long.out, '--no-audio'), runs);
    kindred('report', usual.out, '--no-audio');
    return [
      ...[usual, long].map(({ tracks, peak }) => ({
        name: `peak memory of a master with sound, ${tracks} tracks, 2 workers`,
        value: peak,
        unit: 'MiB',
        better: 'lower' as const,
        goal: tracks === 12 ? 300 : null,
        note: '',
      })),
      {
        name: 'report of 20 tracks without sound',
        value: cpuSeconds,
        unit: 's of CPU',
        better: 'lower',
        goal: 2,
        note: '',
      },
      { ...sized, name: 'report of 12 tracks with sound', value: usualWithSound, goal: 25 },
      {
        ...sized,
        name: 'report of 12 tracks without sound',
        value: megabytes(usual.page),
        goal: 1.5,
      },
      {
        name: 'first paint of a report of 12 tracks with sound',
        value: paint,
        unit: 's',
        better: 'lower',
        goal: 1,
        note: paint === null ? 'no browser; CHROMIUM names one' : '',
      },
    ];
  } finally {
    for (const { home } of [long, usual]) rmSync(home, { recursive: true, force: true });
  }
}

interface MasteredAlbum {
  readonly tracks: number;
  readonly home: string;
  readonly out: string;
  readonly page: string;
  /** MiB. */
  readonly peak: number;
}

function masterAlbum(folder: string, tracks: number): MasteredAlbum {
  const home = join(folder, `report-${tracks}`);
  mkdirSync(home);
  for (let number = 1; number <= tracks; number++) {
    const path = join(home, `${String(number).padStart(2, '0')} Song.wav`);
    writeMaterial({
      path,
      seconds: trackSeconds,
      sampleRateHz: 44100,
      encoding: 's24',
      seed: number,
    });
  }
  const release = join(home, 'release.yaml');
  writeFileSync(release, 'title: Album\nartist: Bench\ntracks: "*.wav"\n');
  const out = join(home, 'out');
  const peak = peakMebibytes(folder, 'master', release, '--out', out);
  return { tracks, home, out, page: join(out, 'report.html'), peak };
}

function megabytes(file: string): number {
  return statSync(file).size / 1e6;
}
