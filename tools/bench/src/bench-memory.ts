import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.js';
import { writeMaterial } from './material.js';
import { peakMebibytes } from './peak-memory.js';

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
