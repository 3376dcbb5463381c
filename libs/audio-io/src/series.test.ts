import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFolder, tempFolder } from '../test/temp-folder.js';
import { attempt } from './file-fault.js';
import { readSeries, writeSeries } from './series.js';

const folder = tempFolder();

describe('a series on disk', () => {
  it('comes back bit for bit, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 200 }), (numbers) => {
        const back = readSeries(folder, writeSeries(folder, numbers));
        expect(new Uint8Array(back.buffer)).toEqual(
          new Uint8Array(Float32Array.from(numbers).buffer),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is little-endian, and named by the SHA-256 of its bytes', () => {
    const series = writeSeries(folder, Float32Array.of(1, -2));
    const bytes = Buffer.from('0000803f000000c0', 'hex');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(series).toEqual({ file: `${sha256}.f32`, sha256, count: 2 });
    expect(Buffer.compare(readFileSync(join(folder, series.file)), bytes)).toBe(0);
  });

  it('is one file for the same numbers, even from a view into a larger array, and leaves no other', () => {
    const home = emptyFolder(folder);
    const one = writeSeries(home, Float32Array.of(3, 4));
    const two = writeSeries(home, Float32Array.of(9, 3, 4, 9).subarray(1, 3));
    expect(two).toEqual(one);
    expect(readdirSync(home)).toEqual([one.file]);
  });

  it.each<[string, string, (path: string) => void]>([
    [
      'a flipped bit',
      'damaged-series',
      (path) => writeFileSync(path, Buffer.from('0000803f000000c1', 'hex')),
    ],
    ['a lost end', 'damaged-series', (path) => truncateSync(path, 4)],
    ['more than was written', 'damaged-series', (path) => writeFileSync(path, Buffer.alloc(12))],
    ['no file', 'missing-file', (path) => rmSync(path)],
  ])('with %s is not believed', (_, code, harm) => {
    const series = writeSeries(folder, Float32Array.of(1, -2));
    harm(join(folder, series.file));
    expect(attempt(() => readSeries(folder, series))).toMatchObject({
      status: 'failed',
      issue: { code },
    });
  });

  it('needs its folder', () => {
    const outcome = attempt(() => writeSeries(join(folder, 'no'), Float32Array.of(1)));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'missing-folder' } });
  });
});
