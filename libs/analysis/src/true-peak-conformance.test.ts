import { describe, expect, it } from 'vitest';
import { bruteForcePeakLinear } from '../conformance/brute-force-peak.js';
import { freshKernels, measure, measureTrack } from '../conformance/measure.js';
import { seeded } from '../conformance/signals.js';
import { gaussian } from '../conformance/take-track.js';
import table from '../conformance/tech-3341-true-peak.json' with { type: 'json' };
import { truePeakCases } from '../conformance/true-peak-cases.js';
import torture from '../conformance/true-peak-torture.json' with { type: 'json' };
import { unskippedKernels } from '../conformance/unskipped-kernels.js';

describe('the vectors', () => {
  it('are all here', () => {
    const cases = [...table.steady, ...table.burst.cases].map((row) => row.case);
    expect(cases).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });
});

// The other rates: all-rates.whole.test.ts.
describe.each([44100])('at %i Hz, EBU Tech 3341 case', truePeakCases);

const square = new Float32Array(48000).map((_, n) =>
  Math.sign(Math.sin((2 * Math.PI * torture.square.frequencyHz * (n + 0.25)) / 48000)),
);
const random = seeded(1);
const clippedNoise = [0, 1].map(() =>
  new Float32Array(48000).map(() => Math.max(-1, Math.min(1, 3 * gaussian(random)))),
);

it('a full-scale square wave reads at 48 kHz what a fine grid reads', () => {
  const { exact, itu, sample } = torture.square;
  const { peak } = measure({ sampleRateHz: 48000, samples: square }, { channels: 2 });
  expect(Math.abs(peak.truePeakDbtp! - exact)).toBeLessThanOrEqual(torture.toleranceDb);
  expect(Math.abs(peak.truePeakItuDbtp! - itu)).toBeLessThanOrEqual(torture.toleranceDb);
  expect(peak.samplePeakDbfs).toBe(sample);
});

describe.each([
  { name: 'a square wave', channels: [square] },
  { name: 'hard-clipped white noise', channels: clippedNoise },
])('true peak of $name, full of the highest frequencies,', ({ channels }) => {
  const track = { channels, sampleRateHz: 48000 };

  it('is that of brute force', () => {
    const expectedDbtp = 20 * Math.log10(bruteForcePeakLinear(channels));
    const { truePeakDbtp } = measureTrack(track, freshKernels()).peak;
    expect(Math.abs(truePeakDbtp! - expectedDbtp)).toBeLessThanOrEqual(0.0001);
  });

  it('is the same to the bit when nothing is skipped', () => {
    const { peak } = measureTrack(track, freshKernels());
    expect(measureTrack(track, unskippedKernels()).peak).toEqual(peak);
  });
});
