import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { profileFiles } from './albums.js';
import { copyAudio } from './copy-audio.js';
import { responseOf, seededNumbers, usualFaults } from './perturbation.js';
import { laidOver } from './shape.js';
import type { Row } from './tone-rows.js';

const cases = 3;

/**
 * Whether a spectrum moved on paper is the spectrum of audio that went through the filter: the
 * furthest that a 1/3 octave from 63 Hz to 12.5 kHz lies apart, level aside. Loud passages are
 * chosen anew from what was filtered, so that it is never nothing.
 */
export function filteredAudioRow(folder: string): Row {
  const value = furthestFromAudioDb(folder);
  const figures = [
    { name: 'furthest', value, unit: 'dB', better: 'lower', must: 1, stretch: 0.5 } as const,
  ];
  return { name: 'P', about: 'spectra moved on paper against filtered audio, demo EP', figures };
}

function furthestFromAudioDb(folder: string): number {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.wav'))
    .sort();
  const misses = files.slice(0, cases).map((file, at) => {
    const { bands } = usualFaults.draw(seededNumbers(7 + at));
    const path = join(folder, file);
    const filtered = join(folder, `filtered ${at}.wave`);
    copyAudio({ from: path, to: filtered, bands });
    const [mix, moved] = profileFiles([path, filtered]);
    const response = responseOf(bands, mix!.format.sampleRateHz);
    const before = mix!.tone!.loud!.levelsDb;
    const expected = before.map((level, one) => (level === null ? null : level + response[one]!));
    const got = laidOver(moved!.tone!.loud!.levelsDb, expected);
    const apart = expected.map((level, one) =>
      Math.abs((got[one] ?? 0) - (level ?? got[one] ?? 0)),
    );
    return Math.max(...apart.slice(5, 29));
  });
  return Math.max(...misses);
}
