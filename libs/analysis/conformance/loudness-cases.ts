import { expect, it } from 'vitest';
import { lufsFromPower, measureLoudness, windowPowers } from '@kindred/dsp';
import anchors from './anchors.json' with { type: 'json' };
import { energiesOf, measure } from './measure.js';
import { repeated, steppedTone, type Segment } from './signals.js';
import table from './tech-3341-loudness.json' with { type: 'json' };
import maxima from './tech-3341-maxima.json' with { type: 'json' };
import ranges from './tech-3342-range.json' with { type: 'json' };

/** How far a figure may drift from what the filter's own arithmetic gives. */
const driftLu = 0.003;

type Rate = keyof typeof anchors.sine.reads;

const windows = { shortTerm: 300, momentary: 40 } as const;
type Figure = keyof typeof windows;

interface Expectation {
  readonly expected: number;
  readonly tolerance: number;
  readonly reads: number;
}

/** The standard's own tolerance first, then the drift from the last known value. */
function check(got: number | null, { expected, tolerance, reads }: Expectation): void {
  expect(Math.abs(got! - expected), `${got} for ${expected}`).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(got! - reads), `${got} drifted from ${reads}`).toBeLessThanOrEqual(driftLu);
}

/**
 * Declares a test for each case of Tech 3341 and 3342 but those of many files, and for the anchor, at
 * a rate of the tables.
 */
export function loudnessCases(sampleRateHz: number): void {
  const rate = `${sampleRateHz}` as Rate;

  it.each(table.cases)('$case: loudness of stepped tones', (row) => {
    const segments = repeated(row.segments as unknown as Segment[], row.repeats ?? 1);
    const { loudness, series } = measure(steppedTone(segments, { sampleRateHz }), { channels: 2 });
    const expectation = {
      expected: row.expectedLufs,
      tolerance: table.toleranceLu,
      reads: row.reads[rate],
    };
    if (row.figures.includes('integrated')) check(loudness.integratedLufs, expectation);
    if (row.figures.includes('shortTerm')) {
      expect(series.shortTermLufs.length).toBeGreaterThan(100);
      for (const level of series.shortTermLufs) check(level, expectation);
    }
    if (row.figures.includes('momentary')) {
      // The filter settles within the first window; the standard gives it a second.
      for (const level of series.momentaryLufs.slice(10)) check(level, expectation);
    }
  });

  it('6: five channels, surrounds weighted 1.41', () => {
    const { channels, seconds, expectedLufs, reads } = table.surround;
    const energies = new Float64Array(seconds * 100);
    for (const { peakDbfs, weight } of channels) {
      const tone = steppedTone([[peakDbfs, seconds]], { sampleRateHz });
      energiesOf(tone).forEach((energy, j) => {
        energies[j]! += weight * energy;
      });
    }
    const { integratedLufs } = measureLoudness(energies);
    check(integratedLufs, { expected: expectedLufs, tolerance: 0.1, reads: reads[rate] });
  });

  it.each(maxima.concatenated)('$case: the running maximum of 20 rising tones', (row) => {
    const segments: Segment[] = [];
    const ends: number[] = [];
    let seconds = 0;
    for (let i = 0; i < maxima.steps; i++) {
      const silence = i * row.silenceStepSeconds;
      segments.push([-Infinity, silence], [row.firstPeakDbfs + i, row.toneSeconds]);
      segments.push([-Infinity, row.tailSeconds - silence]);
      ends.push((seconds += row.toneSeconds + row.tailSeconds));
    }
    const mono = energiesOf(steppedTone(segments, { sampleRateHz }));
    const windowSegments = windows[row.figure as Figure];
    const powers = windowPowers(mono, { windowSegments, hopSegments: 1 });
    // What a steady tone of 0 dBFS on both channels reads at this rate.
    const tone = table.cases[0]!.reads[rate] + 23;
    ends.forEach((end, i) => {
      const soFar = powers.subarray(0, Math.round(end * 100) - windowSegments + 1);
      const got = lufsFromPower(2 * soFar.reduce((a, b) => Math.max(a, b)));
      const expected = row.firstPeakDbfs + i;
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(maxima.toleranceLu);
      expect(Math.abs(got - expected - tone)).toBeLessThanOrEqual(row.errorMaxLu);
    });
  });

  it.each(ranges.cases)('(Tech 3342) $case: loudness range', (row) => {
    const segments = row.peaksDbfs.map((peak): Segment => [peak, ranges.secondsPerStep]);
    const { rangeLu } = measure(steppedTone(segments, { sampleRateHz }), { channels: 2 }).loudness;
    expect(Math.abs(rangeLu! - row.expectedLu)).toBeLessThanOrEqual(ranges.toleranceLu);
    expect(Math.abs(rangeLu! - row.reads)).toBeLessThanOrEqual(driftLu);
  });

  it('(BS.1770) anchor: a 997 Hz sine in one channel', () => {
    const { frequencyHz, peakDbfs, reads } = anchors.sine;
    const signal = steppedTone([[peakDbfs, 20]], { sampleRateHz, frequencyHz });
    const { integratedLufs } = measure(signal, { channels: 1 }).loudness;
    expect(Math.abs(integratedLufs! - reads[rate])).toBeLessThanOrEqual(0.001);
  });
}

/** Declares the cases of Tech 3341 that are of twenty files, at a rate of the tables. */
export function loudnessMaxima(sampleRateHz: number): void {
  const rate = `${sampleRateHz}` as Rate;

  it.each(maxima.files)('$case: the maximum of each of 20 files', (row) => {
    for (let i = 0; i < maxima.steps; i++) {
      const signal = steppedTone(
        [
          [-Infinity, i * row.silenceStepSeconds],
          [row.peakDbfs, row.toneSeconds],
          [-Infinity, row.tailSeconds],
        ],
        { sampleRateHz },
      );
      const expectation = {
        expected: row.peakDbfs,
        tolerance: maxima.toleranceLu,
        reads: row.reads[rate],
      };
      const { loudness } = measure(signal, { channels: 2 });
      if (row.figure === 'momentary') check(loudness.momentaryMaxLufs, expectation);
      else {
        // Tones that start between two hops of 100 ms miss 50 ms of the best window.
        const missed = i % 2 === 0 ? 0 : 10 * Math.log10(2.95 / 3);
        const reads = expectation.reads + missed;
        check(loudness.shortTermMaxLufs, { ...expectation, reads });
      }
    }
  });
}
