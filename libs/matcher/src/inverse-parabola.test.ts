import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inverseParabola } from './inverse-parabola.js';

it('finds any value of a figure whose inverse is a parabola', () => {
  const curves = fc.record({
    bend: fc.double({ min: 0, max: 2, noNaN: true }),
    slope: fc.double({ min: 0.5, max: 3, noNaN: true }),
    start: fc.double({ min: -100, max: 100, noNaN: true }),
    wanted: fc.double({ min: 0, max: 10, noNaN: true }),
  });
  fc.assert(
    fc.property(curves, ({ bend, slope, start, wanted }) => {
      const found = (value: number) => ({
        at: start + slope * value + bend * value * value,
        value,
      });
      const at = inverseParabola([found(1), found(9), found(4)], wanted);
      expect(at).toBeCloseTo(found(wanted).at, 6);
    }),
  );
});

it('knows nothing of two places with the same figure', () => {
  const places = [
    { at: 1, value: 2 },
    { at: 3, value: 5 },
    { at: 4, value: 5 },
  ] as const;
  expect(inverseParabola(places, 3)).toBeNull();
});
