import type { Output } from '@kindred/records';
import { expect, test } from 'vitest';
import { partsOf } from './part.js';

const wav = { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' } as const;
const cd = { container: 'wav', encoding: 's16', sampleRateHz: 44_100, dither: 'shaped' } as const;
const mp3 = { container: 'mp3', quality: 'V0', sampleRateHz: null } as const;

test('outputs of the same samples share a part, and the first output has the first', () => {
  const flac = { ...wav, container: 'flac', sampleRateHz: 96_000 } as const;
  const outputs: Output[] = [cd, wav, flac, mp3, { ...mp3, quality: '320 kbps' }, cd];
  expect(partsOf(outputs, 96_000)).toEqual({
    parts: [
      { sampleRateHz: 44_100, encoding: 's16', dither: 'shaped' },
      { sampleRateHz: 96_000, encoding: 's24', dither: 'plain' },
      { sampleRateHz: 48_000, encoding: 'f32', dither: 'plain' },
    ],
    partOf: [0, 1, 1, 2, 2, 0],
  });
});

test('dither is shaped for 16 bits at 44.1 and 48 kHz, and plain where nothing is heard of it', () => {
  const shaped = { ...wav, dither: 'shaped' } as const;
  const ditherOf = (output: Output) => partsOf([output], 48_000).parts[0]!.dither;
  expect(ditherOf(cd)).toBe('shaped');
  expect(ditherOf({ ...cd, sampleRateHz: null })).toBe('shaped');
  expect(ditherOf({ ...cd, sampleRateHz: 96_000 })).toBe('plain');
  expect(ditherOf(shaped)).toBe('plain');
  expect(ditherOf({ ...shaped, encoding: 'f32' })).toBe('plain');
});

test.each([
  [44_100, 44_100],
  [48_000, 48_000],
  [32_000, 32_000],
  [88_200, 44_100],
  [96_000, 48_000],
  [176_400, 44_100],
  [192_000, 48_000],
  [384_000, 48_000],
  [22_050, 44_100],
  [37_800, 44_100],
])('a mix of %i Hz becomes MP3 of %i Hz, of floats', (sourceHz, hz) => {
  expect(partsOf([mp3], sourceHz).parts).toEqual([
    { sampleRateHz: hz, encoding: 'f32', dither: 'plain' },
  ]);
});
