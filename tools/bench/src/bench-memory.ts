import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOf } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindredCommand } from './kindred.js';
import { writeMaterial } from './material.js';

const sampleRateHz = 96000;

/** Peak memory over a long file, as the kernel of the system counted it. */
export function benchMemory(folder: string): Figure[] {
  const long = join(folder, 'long.wav');
  const release = join(folder, 'long.yaml');
  writeFileSync(release, 'title: Long\nartist: Bench\ntracks: [long.wav]\n');
  const figure = { unit: 'MiB', better: 'lower', note: '' } as const;
  try {
    writeMaterial({ path: long, seconds: 3600, sampleRateHz, encoding: 'f32', seed: 9 });
    const profile = peakMebibytes(folder, 'profile', long);
    const master = peakMebibytes(
      folder,
      'master',
      release,
      '--no-audio',
      '--out',
      join(folder, 'long'),
    );
    return [
      {
        ...figure,
        name: 'peak memory of a profile, 60 minutes of float at 96 kHz',
        value: profile,
        goal: 200,
      },
      {
        ...figure,
        name: 'peak memory of a master, 60 minutes of float at 96 kHz, 2 workers',
        value: master,
        goal: 300,
      },
    ];
  } finally {
    rmSync(long, { force: true });
    rmSync(join(folder, 'long'), { recursive: true, force: true });
  }
}

function peakMebibytes(folder: string, ...words: string[]): number {
  const peakFile = join(folder, 'peak');
  const preload = join(folder, 'preload.cjs');
  writeFileSync(
    preload,
    `if (require('node:worker_threads').isMainThread) process.on('exit', () =>
      require('node:fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));`,
  );
  const command = ['--require', preload, kindredCommand, ...words, '--jobs', '2', '--no-cache'];
  costOf(process.execPath, command);
  return Number(readFileSync(peakFile, 'utf8')) / 1024;
}
