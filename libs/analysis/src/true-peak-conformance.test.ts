import { describe, expect, it } from 'vitest';
import { measure } from '../conformance/measure.js';
import { decimatedBurst, faded, type Signal } from '../conformance/signals.js';
import table from '../conformance/tech-3341-true-peak.json' with { type: 'json' };
import torture from '../conformance/true-peak-torture.json' with { type: 'json' };

const rates = [44100, 48000, 96000];

function withinStandard(gotDbtp: number | null, expectedDbtp: number): void {
  expect(gotDbtp! - expectedDbtp).toBeLessThanOrEqual(table.toleranceDb.over);
  expect(expectedDbtp - gotDbtp!).toBeLessThanOrEqual(table.toleranceDb.under);
}

/** What low-passes of several lengths give, and a hundredth. */
function withinRange(gotDbtp: number | null, range: readonly number[]): void {
  expect(gotDbtp).toBeGreaterThanOrEqual(range[0]! - 0.01);
  expect(gotDbtp).toBeLessThanOrEqual(range[1]! + 0.01);
}

describe('the vectors', () => {
  it('are all here', () => {
    const cases = [...table.steady, ...table.burst.cases].map((row) => row.case);
    expect(cases).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
    expect(torture.signals.map(({ name }) => name)).toEqual(['square wave']);
  });
});

describe.each(rates)('at %i Hz, EBU Tech 3341 case', (sampleRateHz) => {
  it.each(table.steady)('$case: true peak of a steady tone', (row) => {
    const phase = (row.phaseDegrees / 180) * Math.PI;
    const tone: Signal = {
      sampleRateHz,
      samples: Float32Array.from(
        { length: sampleRateHz / 2 },
        (_, n) => row.amplitude * Math.sin((2 * Math.PI * n) / row.framesPerCycle + phase),
      ),
    };
    const { peak } = measure(faded(tone), { channels: 2 });
    withinStandard(peak.truePeakDbtp, row.expectedDbtp);
    expect(Math.abs(peak.truePeakDbtp! - row.exact)).toBeLessThanOrEqual(0.003);
    expect(Math.abs(peak.truePeakItuDbtp! - row.itu)).toBeLessThanOrEqual(0.003);
    expect(Math.abs(peak.samplePeakDbfs! - row.sample)).toBeLessThanOrEqual(0.02);
  });

  it.each(table.burst.cases)('$case: true peak of a burst, decimated', ({ offset, sample }) => {
    const { peak } = measure(decimatedBurst({ sampleRateHz, offset }), { channels: 2 });
    const { expectedDbtp, exact, itu } = table.burst;
    withinStandard(peak.truePeakDbtp, expectedDbtp);
    withinRange(peak.truePeakDbtp, exact);
    withinRange(peak.truePeakItuDbtp, itu);
    expect(Math.abs(peak.samplePeakDbfs! - sample)).toBeLessThanOrEqual(0.01);
  });
});

describe('at 48 kHz', () => {
  it.each(torture.signals)('a full-scale $name reads what a fine grid reads', (row) => {
    const samples = Float32Array.from({ length: 48000 }, (_, n) =>
      Math.sign(Math.sin((2 * Math.PI * row.frequencyHz * (n + 0.25)) / 48000)),
    );
    const { peak } = measure({ sampleRateHz: 48000, samples }, { channels: 2 });
    expect(Math.abs(peak.truePeakDbtp! - row.exact)).toBeLessThanOrEqual(torture.toleranceDb);
    expect(Math.abs(peak.truePeakItuDbtp! - row.itu)).toBeLessThanOrEqual(torture.toleranceDb);
    expect(peak.samplePeakDbfs).toBe(row.sample);
  });
});
