import { describe, expect, test } from 'vitest';
import { tryCeiling } from '../trials/ceiling-trial.js';
import { song } from '../trials/songs.js';
import { tortures } from '../trials/torture.js';

const seconds = 0.25;

/** What -14, -11 and -9 LUFS ask of a mix that peaks at full scale with 17 LU under it, about. */
const gainsDb = [3, 6, 9];

describe.each([
  [44_100, 44_100],
  [48_000, 48_000],
  [96_000, 96_000],
  [96_000, 44_100],
  [44_100, 48_000],
])('a master from %i Hz at %i Hz', (sampleRateHz, toHz) => {
  test.each(tortures({ sampleRateHz, seconds }))(
    'holds its ceiling on meters that skip nothing: %s',
    (_, channels) => {
      for (const gainDb of gainsDb) {
        const trial = tryCeiling(channels, { sampleRateHz, toHz, gainDb });
        expect(trial.exactDbtp).toBeLessThanOrEqual(-1);
        expect(trial.ituDbtp).toBeLessThanOrEqual(-1);
        // A render that is corrected was off by what an 8× grid misses, and by no more.
        expect(trial.firstOverDb).toBeLessThan(0.035);
        expect(trial.renders).toBeLessThanOrEqual(2);
      }
    },
  );
});

test.each([
  ['s16', 'plain'],
  ['s16', 'shaped'],
  ['f32', 'plain'],
] as const)('a song in %s, dither %s, holds its ceiling', (encoding, dither) => {
  const channels = song({ seconds: 1, peak: 1, seed: 3 });
  const trial = tryCeiling(channels, { sampleRateHz: 44_100, gainDb: 6, encoding, dither });
  expect(Math.max(trial.exactDbtp, trial.ituDbtp)).toBeLessThanOrEqual(-1);
  expect(trial.renders).toBe(1);
});
