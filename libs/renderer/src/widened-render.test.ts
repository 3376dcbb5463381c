import { describe, expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';
import { song } from '../trials/songs.js';
import { createRehearsal } from './rehearsal.js';

const source = layoutOf('f32', { channels: 2 });
const common = {
  source,
  gainDb: 0,
  limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
  output: { encoding: 'f32' },
  seed: 1,
} as const;

/** Half the sum (sign 1) or half the difference (−1) of two channels. */
function half([left, right]: readonly Float64Array[], sign: number): Float64Array {
  return left!.map((x, n) => (x + sign * right![n]!) / 2);
}

function powerDb(samples: Float64Array): number {
  return 10 * Math.log10(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

describe('a render with another width', () => {
  const soft = song({ seconds: 2, peak: 0.2, seed: 1 });
  const bytes = toBytes(soft, 'f32');
  const planes = (sideDb?: number) => {
    const options = sideDb === undefined ? common : { ...common, sideDb };
    return fromBytes(render(bytes, options).bytes, layoutOf('f32', { channels: 2 }));
  };

  test('raises the side and leaves the mid, and so the fold to mono, as it was', () => {
    const before = planes();
    const after = planes(3);
    const raisedDb = powerDb(half(after, -1)) - powerDb(half(before, -1));
    expect(raisedDb).toBeGreaterThan(0.3);
    expect(raisedDb).toBeLessThanOrEqual(3.01);
    const [was, is] = [half(before, 1), half(after, 1)];
    const off = is.reduce((most, x, n) => Math.max(most, Math.abs(x - was[n]!)), 0);
    expect(off).toBeLessThan(1e-6);
  });

  test('of 0 dB gives the bytes of a render without', () => {
    const without = render(bytes, common).bytes;
    expect(Buffer.compare(render(bytes, { ...common, sideDb: 0 }).bytes, without)).toBe(0);
  });

  test('of one channel changes nothing', () => {
    const mono = { ...common, source: layoutOf('f32', { channels: 1 }) };
    const one = toBytes([soft[0]!], 'f32');
    expect(Buffer.compare(render(one, { ...mono, sideDb: 3 }).bytes, render(one, mono).bytes)).toBe(
      0,
    );
  });

  test('gives the same bytes however it is cut', () => {
    const options = { ...common, sideDb: -2 };
    const whole = render(bytes, options).bytes;
    expect(Buffer.compare(render(bytes, options, [1, 777, 4099]).bytes, whole)).toBe(0);
  });

  test('is rehearsed as it is rendered: with more energy where there is more side', () => {
    const energyOf = (sideDb: number): number => {
      const rehearsal = createRehearsal(freshKernels(), source, { sideDb });
      for (let at = 0; at < bytes.length; at += rehearsal.buffer.length) {
        const part = bytes.subarray(at, at + rehearsal.buffer.length);
        rehearsal.buffer.set(part);
        rehearsal.push(part.length);
      }
      return rehearsal.finish().energies.reduce((sum, energy) => sum + energy, 0);
    };
    expect(energyOf(3)).toBeGreaterThan(energyOf(0));
    expect(energyOf(-3)).toBeLessThan(energyOf(0));
  });
});
