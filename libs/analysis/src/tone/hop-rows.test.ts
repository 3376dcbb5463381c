import { describe, expect, it } from 'vitest';
import { createHopRows, type HopRows } from './hop-rows.js';

/** Rows of one number: 0, 1, 2, … */
function counted(hops: number, rowsMax: number): HopRows {
  const builder = createHopRows({ rowLength: 1, rowsMax });
  for (let hop = 0; hop < hops; hop++) {
    builder.hop[0] = hop;
    builder.push();
  }
  return builder.finish();
}

const values = (rows: HopRows): number[] =>
  Array.from({ length: rows.count }, (_, row) => rows.values[row]!);

describe('hop rows', () => {
  it('keep every hop while there is room', () => {
    const rows = counted(7, 8);
    expect(rows.hopsPerRow).toBe(1);
    expect(values(rows)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keep means of two, then of four, when there is not', () => {
    expect(values(counted(8, 8))).toEqual([0.5, 2.5, 4.5, 6.5]);
    expect(values(counted(12, 8))).toEqual([0.5, 2.5, 4.5, 6.5, 8.5, 10.5]);
    const rows = counted(24, 8);
    expect(rows.hopsPerRow).toBe(4);
    expect(values(rows)).toEqual([1.5, 5.5, 9.5, 13.5, 17.5, 21.5]);
  });

  it('never outgrow their room', () => {
    const rows = counted(100_000, 8);
    expect(rows.count).toBeLessThanOrEqual(8);
    expect(rows.values[0]!).toBeCloseTo((rows.hopsPerRow - 1) / 2, 1);
  });

  it('average what is left over at the end', () => {
    expect(values(counted(19, 8))).toEqual([1.5, 5.5, 9.5, 13.5, 17]);
  });
});
