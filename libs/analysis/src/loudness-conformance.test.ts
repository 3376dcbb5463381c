import { describe, expect, it } from 'vitest';
import anchors from '../conformance/anchors.json' with { type: 'json' };
import gates from '../conformance/bs-1770-gates.json' with { type: 'json' };
import { loudnessCases } from '../conformance/loudness-cases.js';
import { measure } from '../conformance/measure.js';
import {
  bandNoise,
  ditheredTo16Bits,
  seeded,
  steppedTone,
  type Segment,
} from '../conformance/signals.js';
import table from '../conformance/tech-3341-loudness.json' with { type: 'json' };
import maxima from '../conformance/tech-3341-maxima.json' with { type: 'json' };
import ranges from '../conformance/tech-3342-range.json' with { type: 'json' };

describe('the vectors', () => {
  it('are all here', () => {
    const loudness = [...table.cases.map((row) => row.case), table.surround.case];
    expect(loudness).toEqual([1, 2, 3, 4, 5, 9, 12, 6]);
    expect(maxima.files.map((row) => row.case)).toEqual([10, 13]);
    expect(maxima.concatenated.map((row) => row.case)).toEqual([11, 14]);
    expect(ranges.cases.map((row) => row.case)).toEqual([1, 2, 3, 4]);
    expect(gates.cases.map(({ name }) => name)).toEqual(['RelGate', 'AbsGate']);
    expect(anchors.noise.map(({ name }) => name)).toEqual(['pink', 'white']);
  });
});

// The other rates, and cases 10 and 13: all-rates.whole.test.ts.
describe.each([44100])('at %i Hz, EBU Tech 3341 case', loudnessCases);

describe('at 48 kHz', () => {
  it.each(gates.cases)('the gate of $name lets pass what it should', (row) => {
    const tone = steppedTone(row.segments as unknown as Segment[], { sampleRateHz: 48000 });
    const signal = ditheredTo16Bits(tone, seeded(1));
    const { integratedLufs } = measure(signal, { channels: 2 }).loudness;
    expect(Math.abs(integratedLufs! - row.expectedLufs)).toBeLessThanOrEqual(gates.toleranceLu);
    expect(Math.abs(integratedLufs! - row.reads)).toBeLessThanOrEqual(0.02);
  });

  it.each(anchors.noise)('$name noise of −20 dBFS reads what the response says', (row) => {
    const signal = bandNoise({
      ...row,
      sampleRateHz: 48000,
      seconds: 10,
      rms: 0.1,
      random: seeded(1),
    });
    const { integratedLufs } = measure(signal, { channels: 2 }).loudness;
    expect(Math.abs(integratedLufs! - row.reads)).toBeLessThanOrEqual(row.toleranceLu);
  });
});
