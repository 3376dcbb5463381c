import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amplitudeFromDb, dbFromAmplitude, dbFromPower, powerFromDb } from './decibels.js';

describe('decibels', () => {
  it('know the levels everyone knows by heart', () => {
    expect(dbFromAmplitude(10)).toBe(20);
    expect(dbFromPower(10)).toBe(10);
    expect(dbFromAmplitude(0.5)).toBeCloseTo(-6.0206, 4);
    expect(amplitudeFromDb(-20)).toBeCloseTo(0.1, 15);
    expect(powerFromDb(-3)).toBeCloseTo(0.501187, 6);
  });

  it('say silence as -Infinity, and back', () => {
    expect([dbFromAmplitude(0), dbFromPower(0)]).toEqual([-Infinity, -Infinity]);
    expect([amplitudeFromDb(-Infinity), powerFromDb(-Infinity)]).toEqual([0, 0]);
  });

  it('go there and back again', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 60, noNaN: true }), (levelDb) => {
        expect(dbFromAmplitude(amplitudeFromDb(levelDb))).toBeCloseTo(levelDb, 12);
        expect(dbFromPower(powerFromDb(levelDb))).toBeCloseTo(levelDb, 12);
      }),
      { seed: 1 },
    );
  });
});
