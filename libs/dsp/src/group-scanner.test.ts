import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createGroupScanner } from './group-scanner.js';
import { groupFramesAt, groupOffset, groupStride, runGroups, runOffset } from './group-layout.js';

const length = 100_000;
function noise(seed: number): Float32Array {
  let state = seed;
  return new Float32Array(length).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  });
}

interface Scan {
  readonly groups: Float32Array;
  readonly wholes: Float32Array;
  readonly end: ReturnType<ReturnType<typeof createGroupScanner>['finish']>;
  readonly copied: Float32Array;
}

function scan(channels: readonly Float32Array[], block: number, sampleRateHz = 44100): Scan {
  const kernels = freshKernels();
  const groups: number[] = [];
  const wholes: number[] = [];
  const copied = new Float32Array(1000);
  const scanner = createGroupScanner(
    kernels,
    { sampleRateHz, channels: channels.length },
    (run) => {
      groups.push(...run.statistics);
      wholes.push(...run.whole);
      if (run.index === 100) {
        const fromFrame = run.index * runGroups * scanner.groupFrames - 11_200;
        scanner.copy({ channel: 0, fromFrame }, copied);
      }
    },
  );
  const planes = channels.map(() => kernels.arena.f32(block + 4));
  for (let done = 0; done < length; done += block) {
    const part = Math.min(block, length - done);
    planes.forEach(({ view }, c) => view.set(channels[c]!.subarray(done, done + part)));
    scanner.push(planes, part);
  }
  const end = scanner.finish();
  return { groups: Float32Array.from(groups), wholes: Float32Array.from(wholes), end, copied };
}

/** Numbers of a whole run. */
const runStride = 12;

describe('a group scanner', () => {
  const [left, right] = [noise(1), noise(2)];

  it('agrees with the definition of every statistic', () => {
    const { groups, wholes, end } = scan([left, right], 4096);
    const frames = groupFramesAt(44100);
    const at = (x: Float32Array, n: number): number => x[n] ?? 0;
    for (const g of [0, 1, 77, 500, 2000, 6248]) {
      [left, right].forEach((x, c) => {
        const indices = Array.from({ length: frames }, (_, i) => g * frames + i);
        const said = (offset: number): number => groups[g * groupStride + offset + c]!;
        expect(said(groupOffset.peak)).toBe(Math.max(...indices.map((n) => Math.abs(at(x, n)))));
        expect(said(groupOffset.sum)).toBeCloseTo(
          indices.reduce((s, n) => s + at(x, n), 0),
          4,
        );
      });
    }
    const runFrames = frames * runGroups;
    const lastRun = wholes.length / runStride - 1;
    for (const index of [0, 50, lastRun]) {
      [left, right].forEach((x, c) => {
        const run = Array.from({ length: runFrames }, (_, i) => index * runFrames + i);
        const said = (offset: number): number => wholes[runStride * index + offset + c]!;
        const bends = run.map((n) => Math.abs(at(x, n) - 2 * at(x, n - 1) + at(x, n - 2)));
        expect(said(runOffset.bend)).toBeCloseTo(Math.max(...bends), 5);
        expect(said(runOffset.top)).toBe(Math.max(...run.map((n) => at(x, n))));
        expect(said(runOffset.bottom)).toBe(Math.max(...run.map((n) => -at(x, n))));
        const power = run.reduce((all, n) => all + at(x, n) ** 2, 0);
        expect(said(runOffset.power)).toBeCloseTo(power, 3);
      });
    }
    const peaks = Array.from({ length: runGroups }, (_, g) => groups[g * groupStride + 1]!);
    expect(wholes[runOffset.quietest + 1]).toBe(Math.min(...peaks));
    expect(Math.max(wholes[runOffset.top + 1]!, wholes[runOffset.bottom + 1]!)).toBe(
      Math.max(...peaks),
    );
    expect(end.frames).toBe(length);
  });

  it('gives the same numbers however blocks are cut', () => {
    const whole = scan([left, right], 4096);
    for (const block of [1, 997, 4095]) expect(scan([left, right], block)).toEqual(whole);
  });

  it('remembers the recent past', () => {
    expect(scan([left, right], 4096).copied).toEqual(left.subarray(40_000, 41_000));
  });

  it.each([
    [1 / 32768, 0x100],
    [1 / 8388608, 1],
    [3 / 16777216, 1],
    [0.5, 0x400000],
    [-0.5, 0xc00000],
  ])('tells which bits are occupied: %f', (value, bits) => {
    const quiet = new Float32Array(length);
    quiet[5000] = value;
    const found = scan([quiet], 4096).end.occupiedBits;
    // Of a negative sample the upper bits are set too.
    expect(found & bits).toBe(bits);
    expect(found & ((bits & -bits) - 1)).toBe(0);
  });

  it('takes any rate', () => {
    for (const rate of [8000, 22050, 96000, 192000, 384000]) {
      expect(scan([left], 4096, rate).end.frames).toBe(length);
      expect(groupFramesAt(rate) % 4).toBe(0);
    }
  });
});
