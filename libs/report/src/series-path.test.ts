import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../test/path-points.js';
import { createRelativePath } from './relative-path.js';
import { areaPath, gridSize, hangingPath, linePath } from './series-path.js';

const range = { durationSeconds: 100, points: 100, top: -6, bottom: -36 };
const series = (values: readonly (number | null)[]) => ({
  values,
  hopSeconds: 0.1,
  startSeconds: 0,
});

describe('a relative path', () => {
  it('goes through the rounded points it was given', () => {
    const point = fc.record({
      x: fc.integer({ min: -2000, max: 2000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points) => {
        const path = createRelativePath();
        points.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
        expect(partsOf(path.text())).toEqual([points]);
      }),
    );
  });

  it('begins each part anew', () => {
    const path = createRelativePath();
    path.moveTo(5, 5);
    path.lineTo(7, 3);
    path.moveTo(1.4, 2.6);
    path.lineTo(2, 2);
    expect(path.text()).toBe('m5 5l2-2m-6 0l1-1');
  });
});

describe('a series as a path', () => {
  it('keeps the highest value of each bucket, however short it lasted', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index === 505 ? -9 : -30));
    const highest = Math.min(
      ...partsOf(linePath(series(values), range))
        .flat()
        .map(({ y }) => y),
    );
    expect(highest).toBe(((-6 - -9) / 30) * gridSize);
  });

  it('stops where the series is under the floor or not measured, and goes on after it', () => {
    const values = Array.from({ length: 1000 }, (_, index) =>
      index < 300 ? -20 : index < 500 ? -50 : index < 700 ? null : -20,
    );
    const parts = partsOf(linePath(series(values), range));
    expect(parts).toHaveLength(2);
    expect(parts.flat().every(({ y }) => y <= gridSize)).toBe(true);
    expect(parts[0]?.at(-1)?.x).toBeLessThan(300);
    expect(parts[1]?.[0]?.x).toBeGreaterThanOrEqual(700);
  });

  it('has no more points than the drawing has pixels', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => -10 - (index % 7));
    const points = partsOf(linePath({ ...series(values), hopSeconds: 0.01 }, range)).flat();
    expect(points.length).toBeLessThanOrEqual(100);
  });

  it('closes an area on the floor, and hangs one from the top', () => {
    const values = Array.from({ length: 1000 }, () => -21);
    const ys = (data: string) =>
      new Set(
        partsOf(data)
          .flat()
          .map(({ y }) => y),
      );
    expect(ys(areaPath(series(values), range))).toEqual(new Set([500, 1000]));
    expect(ys(hangingPath(series(values), range))).toEqual(new Set([500, 0]));
  });

  it('is nothing for a silent series', () => {
    expect(linePath(series([null, null]), range)).toBe('');
    expect(areaPath(series([]), range)).toBe('');
  });
});
