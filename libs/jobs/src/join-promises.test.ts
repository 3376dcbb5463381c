import type { Promised } from '@kindred/records';
import { expect, test } from 'vitest';
import { joinPromises, type PartPromises } from './join-promises.js';

const part = { sampleRateHz: 48_000, encoding: 's24', dither: 'plain' } as const;
const cd = { sampleRateHz: 44_100, encoding: 's16', dither: 'shaped' } as const;
const peak = (kept: boolean, got: string): Promised => ({
  name: 'peak',
  kept,
  expected: 'at most -1.00 dBTP',
  got,
});
const length: Promised = { name: 'length', kept: true, expected: '9 frames', got: '9 frames' };
const joined = (...parts: PartPromises[]) => joinPromises(parts);

test('a promise of a track is kept where every part keeps it, and told of the first', () => {
  const first = { part, promises: [peak(true, '-1.10'), length] };
  const second = { part: cd, promises: [peak(true, '-1.08'), length] };
  expect(joined(first, second)).toEqual(first.promises);
});

test('the first part that breaks a promise is named, and the others keep theirs', () => {
  const first = { part, promises: [peak(true, '-1.10'), length] };
  const second = { part: cd, promises: [peak(false, '-0.98'), length] };
  expect(joined(first, second)).toEqual([peak(false, '-0.98 in 16-bit, 44.1 kHz'), length]);
});

test('where there is but one part, it needs no name', () => {
  const only = { part, promises: [peak(false, '-0.98'), length] };
  expect(joined(only)).toEqual(only.promises);
});
