import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { heardOn, kPowerOf, levelsOf, type Passage } from '../../test/heard-on.js';
import { speakerChangeLu } from './speaker-loss.js';
import { speakers } from './speakers.js';

const folder = process.env['KINDRED_CORPUS_WAV'] ?? '';
const albums = ['ep-electronic', 'ep-metal'].map((name) => join(folder, name));
const found = folder !== '' && albums.every((album) => existsSync(album));
if (!found) console.warn('SKIPPED, real music: KINDRED_CORPUS_WAV names no folder of WAV files');

/** Ten seconds from the middle of a stereo WAV of 32-bit floats, read as if at the speakers' rate. */
function middleOf(path: string): Passage {
  const file = readFileSync(path);
  const dataAt = file.indexOf('data') + 8;
  const frames = 10 * 48_000;
  const first = dataAt + 8 * (((file.length - dataAt) >> 4) - (frames >> 1));
  const plane = (channel: number) =>
    new Float64Array(frames).map((_, n) => file.readFloatLE(first + 8 * n + 4 * channel));
  return [plane(0), plane(1)];
}

it.skipIf(!found)(
  'what is reckoned from a spectrum is what filters do to music, within 0.2 LU',
  () => {
    const errors: Record<string, number> = {};
    for (const album of albums) {
      for (const name of readdirSync(album).filter((one) => one.endsWith('.wav'))) {
        const passage = middleOf(join(album, name));
        const levels = levelsOf(passage);
        const before = kPowerOf(passage);
        for (const speaker of speakers) {
          const real = 10 * Math.log10(kPowerOf(heardOn(speaker, passage)) / before);
          const apart = speakerChangeLu(speaker, levels)! - real;
          if (Math.abs(apart) > Math.abs(errors[speaker.key] ?? 0)) errors[speaker.key] = apart;
        }
      }
    }
    expect(Object.values(errors).length).toBe(speakers.length);
    for (const [key, error] of Object.entries(errors)) {
      expect(Math.abs(error), key).toBeLessThan(0.2);
    }
  },
);
