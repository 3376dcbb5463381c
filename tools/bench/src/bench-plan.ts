import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { medianCost } from './cpu-time.js';
import type { Figure } from './figure.js';
import { kindredWith } from './kindred.js';
import { writeMaterial } from './material.js';

const tracks = 20;
const runs = 5;

/** What a person who changed a word of a release file waits for: a plan of mixes that were measured before. */
export function benchPlan(folder: string): Figure[] {
  const album = join(folder, 'twenty');
  mkdirSync(album);
  try {
    for (let number = 1; number <= tracks; number++) {
      const path = join(album, `${String(number).padStart(2, '0')} Song.wav`);
      const seconds = 150 + ((number * 67) % 180);
      writeMaterial({ path, seconds, sampleRateHz: 44100, encoding: 's24', seed: number });
    }
    return [planAt(album, -14, 'gentle'), planAt(album, -9, 'firm')];
  } finally {
    rmSync(album, { recursive: true, force: true });
  }
}

function planAt(album: string, loudnessLufs: number, limiting: 'gentle' | 'firm'): Figure {
  const cache = { KINDRED_CACHE_DIR: join(album, 'cache') };
  const release = join(album, 'release.yaml');
  let asked = loudnessLufs;
  // Another target each time, or nothing would be left to decide.
  const plan = () => {
    const target = `{ loudness: ${asked.toFixed(1)} LUFS, limiting: ${limiting} }`;
    asked += 0.1;
    writeFileSync(release, `title: Twenty\nartist: Bench\ntracks: "*.wav"\ntarget: ${target}\n`);
    return kindredWith(cache, 'plan', release, '--out', join(album, 'out'));
  };
  plan();
  const { wallSeconds, cpuSeconds } = medianCost(plan, runs);
  return {
    name: `plan of ${tracks} measured tracks, ${loudnessLufs} LUFS`,
    value: wallSeconds,
    unit: 's',
    better: 'lower',
    goal: 1,
    note: `all of the command; ${cpuSeconds.toFixed(2)} s of CPU`,
  };
}
