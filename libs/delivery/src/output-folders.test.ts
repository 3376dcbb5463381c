import type { Output } from '@kindred/records';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outputFolders } from './output-folders.js';

const wav16: Output = { container: 'wav', encoding: 's16', sampleRateHz: 44100, dither: 'plain' };
const wav24: Output = { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' };
const flac24: Output = { container: 'flac', encoding: 's24', sampleRateHz: null, dither: 'plain' };
const mp3: Output = { container: 'mp3', quality: '320 kbps', sampleRateHz: null };

const anyOutput = fc.constantFrom<Output>(
  wav16,
  wav24,
  flac24,
  mp3,
  { ...wav16, dither: 'shaped' },
  { ...wav24, encoding: 'f32', sampleRateHz: 96000 },
  { ...mp3, quality: 'V0' },
);

it('puts the first into masters and each further one into a folder named for its format', () => {
  expect(outputFolders([wav24, wav16, flac24, mp3, { ...mp3, quality: 'V0' }])).toEqual([
    'masters',
    'masters/wav-16-44.1',
    'masters/flac-24',
    'masters/mp3-320',
    'masters/mp3-v0',
  ]);
});

it('tells rates, floats and dither apart', () => {
  expect(
    outputFolders([
      mp3,
      { ...wav24, encoding: 'f32', sampleRateHz: 88200 },
      { ...flac24, sampleRateHz: 48000 },
      wav16,
      { ...wav16, dither: 'shaped' },
      { ...mp3, quality: '256 kbps', sampleRateHz: 48000 },
    ]).slice(1),
  ).toEqual([
    'masters/wav-32f-88.2',
    'masters/flac-24-48',
    'masters/wav-16-44.1',
    'masters/wav-16-44.1-shaped',
    'masters/mp3-256-48',
  ]);
});

it('never gives two outputs one folder, and more outputs move none', () => {
  fc.assert(
    fc.property(
      fc.array(anyOutput, { minLength: 1, maxLength: 12 }),
      anyOutput,
      (outputs, more) => {
        const folders = outputFolders(outputs);
        expect(new Set(folders).size).toBe(outputs.length);
        expect(outputFolders([...outputs, more]).slice(0, -1)).toEqual(folders);
      },
    ),
  );
});
