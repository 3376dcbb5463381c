import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitsOf, framed } from './tone-frame.js';

const curve = (ys: readonly (number | null)[]) => ys.map((y, index) => ({ x: index * 100, y }));

describe('a curve in a frame', () => {
  it('ends where it crosses the edge, and goes on where it is back', () => {
    expect(framed(curve([500, -500, 500]))).toEqual([
      { x: 0, y: 500 },
      { x: 50, y: 0 },
      { x: 100, y: null },
      { x: 150, y: 0 },
      { x: 200, y: 500 },
    ]);
  });

  it('crosses both edges between two points beyond them', () => {
    expect(framed(curve([-500, 1500])).map(({ y }) => y)).toEqual([null, 0, 1000, null]);
  });

  it('is what it was where it never leaves, gaps and all', () => {
    const inside = curve([0, 1000, null, 400]);
    expect(framed(inside)).toEqual(inside);
    expect(exitsOf(inside)).toEqual([]);
  });

  it('marks each stretch beyond an edge once, where it lies furthest out', () => {
    expect(exitsOf(curve([-1, -9, -3, 500, 1001, 1300, -5]))).toEqual([
      { x: '10%', above: true },
      { x: '50%', above: false },
      { x: '60%', above: true },
    ]);
  });

  it('never draws beyond its edges, and marks whatever lies there', () => {
    const ys = fc.array(fc.option(fc.integer({ min: -3000, max: 4000 })), { maxLength: 40 });
    fc.assert(
      fc.property(ys, (values) => {
        const points = curve(values);
        for (const { y } of framed(points)) {
          expect(y === null || (y >= 0 && y <= 1000)).toBe(true);
        }
        const isOut = values.some((y) => y !== null && (y < 0 || y > 1000));
        expect(exitsOf(points).length > 0).toBe(isOut);
      }),
    );
  });
});
