import { describe, expect, it } from 'vitest';
import { designInterpolator, ituInterpolator, type Interpolator } from './interpolator.js';
import { detectorInterpolator } from './peak-hop-meter.js';
import { exactPeakInterpolator } from './true-peak-meter.js';

/** Level that each phase gives a tone of amplitude 1 at `frequency` · rate. */
function levelsDb({ rows, tapsPerPhase }: Interpolator, frequency: number): number[] {
  return rows.map((row) => {
    let real = 0;
    let imaginary = 0;
    row.forEach((tap, k) => {
      const angle = 2 * Math.PI * frequency * (k - tapsPerPhase / 2 + 1);
      real += tap * Math.cos(angle);
      imaginary += tap * Math.sin(angle);
    });
    return 20 * Math.log10(Math.hypot(real, imaginary));
  });
}

describe('interpolators', () => {
  it.each([
    ['exact meter', exactPeakInterpolator],
    ['detector', detectorInterpolator],
  ])('of the %s read steady tones right up to 0.48 of the rate', (_, shape) => {
    const interpolator = designInterpolator(shape);
    for (let frequency = 0; frequency <= 0.48; frequency += 0.005) {
      const levels = levelsDb(interpolator, frequency);
      // A meter reads the highest phase; the lowest only matters to tones locked to the rate.
      expect(Math.abs(Math.max(...levels))).toBeLessThan(0.0005);
      if (frequency <= 0.44) expect(Math.min(...levels)).toBeGreaterThan(-0.0005);
    }
  });

  it('leave samples as they are in their first phase', () => {
    const { rows } = designInterpolator(exactPeakInterpolator);
    expect(rows[0]!.filter((tap) => tap !== 0)).toEqual(Float64Array.of(1));
    expect(rows[0]![31]).toBe(1);
  });

  it('mirror their phases, which the kernels rely on', () => {
    for (const { rows } of [
      designInterpolator(exactPeakInterpolator),
      designInterpolator(detectorInterpolator),
    ]) {
      for (let phase = 1; phase < rows.length; phase++) {
        rows[phase]!.forEach((tap, k) => {
          expect(rows[rows.length - phase]!.at(-1 - k)!).toBeCloseTo(tap, 14);
        });
      }
    }
  });

  it("have the ITU's gains per phase: +0.014 and −0.238 dB at zero frequency", () => {
    const levels = ituInterpolator.rows.map((row) => 20 * Math.log10(row.reduce((a, b) => a + b)));
    [0.014, -0.238, -0.238, 0.014].forEach((db, phase) => {
      expect(levels[phase]).toBeCloseTo(db, 3);
    });
  });
});
