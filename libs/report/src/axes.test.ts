import { describe, expect, it } from 'vitest';
import { axisAround, axisBetween, tickText } from './loudness-axis.js';
import { drawStrip, type StripColumn } from './strip.js';
import { timeTicks } from './time-ticks.js';

describe('an axis around levels', () => {
  it('has half a unit of room, and ticks each 3', () => {
    expect(axisAround([-12.4, -15.6])).toEqual({
      top: -9,
      bottom: -18,
      ticks: [-9, -12, -15, -18],
    });
  });

  it('has ticks each 6 over a wide range', () => {
    expect(axisAround([-12.4, -26])).toMatchObject({
      top: -6,
      bottom: -30,
      ticks: [-6, -12, -18, -24, -30],
    });
  });

  it('names halves with one decimal and wholes without', () => {
    expect(axisBetween({ top: 1.5, bottom: 0, step: 0.5 }).ticks.map(tickText)).toEqual([
      '1.5',
      '1',
      '0.5',
      '0',
    ]);
    expect(tickText(-12)).toBe('−12');
  });
});

describe('a time axis', () => {
  it.each([
    [94, 12, '0:15'],
    [294, 12, '0:30'],
    [2133, 12, '5:00'],
    [4450, 12, '10:00'],
    [43_200, 12, '2:00:00'],
    [90_000, 12, '3:00:00'],
    [285, 7, '1:00'],
  ])('of %d s with at most %d ticks has the second at %s', (seconds, most, second) => {
    const ticks = timeTicks(seconds, most);
    expect(ticks.length).toBeLessThanOrEqual(most);
    expect(ticks[1]?.text).toBe(second);
  });
});

describe('a strip', () => {
  const column = (index: number): StripColumn => ({
    number: index + 1,
    label: String(index + 1).padStart(2, '0'),
    before: -15,
    after: -12,
    reference: -12,
    emphasised: false,
    over: false,
    failed: false,
  });
  const axis = axisAround([-12, -15]);
  const strip = (count: number, change: (index: number) => Partial<StripColumn> = () => ({})) =>
    drawStrip(
      Array.from({ length: count }, (_, index) => ({ ...column(index), ...change(index) })),
      axis,
    );
  const labelled = (view: ReturnType<typeof strip>, where: string) =>
    view.columns.filter((one) => one.labelled === where).map(({ label }) => label);

  it('numbers its ends everywhere and every track where there is room', () => {
    expect(labelled(strip(8), 'always')).toEqual(['01', '08']);
    expect(labelled(strip(8), 'wide')).toHaveLength(6);
  });

  it('numbers every fifth of many tracks, and those that stand out', () => {
    const view = strip(20, (index) => ({ emphasised: index === 11 }));
    expect(labelled(view, 'always')).toEqual(['01', '12', '20']);
    expect(labelled(view, 'wide')).toEqual(['05', '15']);
    expect(view.dotRadius).toBe('3.5');
  });

  it('leaves out a stem shorter than its marks', () => {
    expect(strip(1, () => ({ before: -12.1 })).columns[0]?.stem).toBe(false);
    expect(strip(1).columns[0]?.stem).toBe(true);
  });

  it('puts a value under the axis on its floor, and says so', () => {
    const [only] = strip(1, () => ({ before: -40 })).columns;
    expect(only).toMatchObject({ ring: '100%', ringUnder: true, dotUnder: false });
  });

  it('draws nothing for a track that failed but its mark', () => {
    const [only] = strip(1, () => ({
      before: null,
      after: null,
      reference: null,
      failed: true,
    })).columns;
    expect(only).toMatchObject({ ring: '', dot: '', reference: '', stem: false, failed: true });
  });
});
