import { expect, it } from 'vitest';
import { measure } from './measure.js';
import { decimatedBurst, faded, type Signal } from './signals.js';
import table from './tech-3341-true-peak.json' with { type: 'json' };

function withinStandard(gotDbtp: number | null, expectedDbtp: number): void {
  expect(gotDbtp! - expectedDbtp).toBeLessThanOrEqual(table.toleranceDb.over);
  expect(expectedDbtp - gotDbtp!).toBeLessThanOrEqual(table.toleranceDb.under);
}

/** What low-passes of several lengths give, and a hundredth. */
function withinRange(gotDbtp: number | null, range: readonly number[]): void {
  expect(gotDbtp).toBeGreaterThanOrEqual(range[0]! - 0.01);
  expect(gotDbtp).toBeLessThanOrEqual(range[1]! + 0.01);
}

/** Declares a test for each true-peak case of Tech 3341. */
export function truePeakCases(sampleRateHz: number): void {
  it.each(table.steady)('$case: true peak of a steady tone', (row) => {
    const phase = (row.phaseDegrees / 180) * Math.PI;
    const tone: Signal = {
      sampleRateHz,
      samples: new Float32Array(sampleRateHz / 2).map(
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
}
