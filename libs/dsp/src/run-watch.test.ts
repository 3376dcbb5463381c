import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createGroupScanner } from './group-scanner.js';
import { groupFramesAt, groupOffset, groupStride, runGroups, runOffset } from './group-layout.js';
import { createRunWatch, floorRuns, lowsMax, sight, type WatchLimits } from './run-watch.js';

const sampleRateHz = 44100;
const runFrames = groupFramesAt(sampleRateHz) * runGroups;
const runs = 200;
const limits: WatchLimits = {
  quietBelow: 1e-4,
  silentBelow: 0.0003,
  plateauShare: 1e-4,
  plateauLeast: 0,
  plateauFrom: 0.01,
  plateauFrames: 3,
  bendLeast: 0.004,
  bendRatio: 3,
  bendAndPeakRatio: 10,
  sharpShare: 0.5,
  sharpMemory: 0.99,
  sharpPeak: 0.01,
  floorLeast: 1e-10,
  floorMost: 2.5e-4,
};

const swellFrames = 9000;

/** A wave that swells, with a click, two silences, a plateau and a faint stretch. */
function track(seed: number): Float32Array {
  let state = seed;
  const x = new Float32Array(runs * runFrames).map((_, n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const swell = 0.2 + 0.2 * Math.sin((n / swellFrames) * (1 + seed / 10));
    return swell * Math.sin(n / 30) + 0.001 * (state / 2147483648 - 1);
  });
  x[40 * runFrames + 77] = 0.9;
  x.fill(0, 60 * runFrames + 100, 61 * runFrames);
  x.fill(0, 90 * runFrames, 93 * runFrames + 5);
  x.fill(0.95, 120 * runFrames + 9, 120 * runFrames + 15);
  for (let n = 150 * runFrames; n < 180 * runFrames; n++) x[n]! *= 0.01;
  return x;
}
interface Seen {
  readonly sights: number;
  readonly around: readonly number[];
  readonly spans: readonly number[];
}

/** What the kernel hands on, by run. */
function watched(planes: readonly Float32Array[]): {
  readonly seen: Map<number, Seen>;
  readonly watch: ReturnType<typeof createRunWatch>;
} {
  const kernels = freshKernels();
  const channels = planes.length;
  const watch = createRunWatch(kernels, { sampleRateHz, channels, limits });
  watch.seekSharpFrom(20 * runFrames);
  watch.askFor(33);
  const seen = new Map<number, Seen>();
  const scanner = createGroupScanner(kernels, { sampleRateHz, channels, watch }, ({ index }) => {
    const sights = watch.sights();
    if ((sights & sight.due) !== 0) watch.askFor(Infinity);
    const around = planes.flatMap((_, c) =>
      (sights & sight.bent(c)) === 0 ? [] : Object.values(watch.around(c)),
    );
    const spans = planes.flatMap((_, c) =>
      ([1, -1] as const).flatMap((sign) =>
        (sights & sight.level(c, sign)) === 0 ? [] : [watch.side(c, sign).span],
      ),
    );
    seen.set(index, { sights, around, spans });
  });
  const regions = planes.map((plane) => {
    const region = kernels.arena.f32(plane.length);
    region.view.set(plane);
    return region;
  });
  scanner.push(regions, planes[0]!.length);
  scanner.finish();
  return { seen, watch };
}

/** The same rules, as they read, over all runs. */
function byTheRules(planes: readonly Float32Array[]): Map<number, Seen> {
  const kernels = freshKernels();
  const groups: Float32Array[] = [];
  const wholes: Float32Array[] = [];
  const scanner = createGroupScanner(
    kernels,
    { sampleRateHz, channels: planes.length },
    ({ statistics, whole }) => {
      groups.push(statistics.slice());
      wholes.push(whole.slice());
    },
  );
  const regions = planes.map((plane) => {
    const region = kernels.arena.f32(plane.length);
    region.view.set(plane);
    return region;
  });
  scanner.push(regions, planes[0]!.length);
  scanner.finish();
  const at = (run: number, offset: number, c: number): number => wholes[run]?.[offset + c] ?? 0;
  const peakOf = (run: number, c: number): number =>
    Math.max(at(run, runOffset.top, c), at(run, runOffset.bottom, c));
  const levels = planes.map(() => [0, 0]);
  let sharpest = 0;
  let wasSilent = true;
  const seen = new Map<number, Seen>();
  for (let run = 0; run < wholes.length; run++) {
    let sights = run === 33 ? sight.due : 0;
    const around: number[] = [];
    const spans: number[] = [];
    planes.forEach((_, c) => {
      ([1, -1] as const).forEach((sign, s) => {
        const offset = sign === 1 ? runOffset.top : runOffset.bottom;
        const level = Math.max(levels[c]![s]!, at(run, offset, c));
        levels[c]![s] = level;
        const former = run === 0 ? 0 : at(run - 1, offset, c);
        if (former < level - level * limits.plateauShare || level < limits.plateauFrom) return;
        const from = (run - 1) * runFrames;
        const low = level * (1 - limits.plateauShare);
        const isLevel = (n: number): boolean => sign * planes[c]![n]! >= low;
        const starts = Array.from({ length: runFrames }, (_, n) => from + n);
        if (!starts.some((n) => [n, n + 1, n + 2].every(isLevel))) return;
        sights |= sight.level(c, sign);
        spans.push(levels[c]![0]! + levels[c]![1]!);
      });
      const quietAt = (r: number, g: number): boolean =>
        groups[r]![g * groupStride + groupOffset.peak + c]! < limits.quietBelow;
      const hasQuiet = Array.from({ length: runGroups }, (_, g) => quietAt(run, g)).some(Boolean);
      if (hasQuiet || (run > 0 && quietAt(run - 1, runGroups - 1))) sights |= sight.quiet(c);
      const centre = run - 5;
      if (centre >= 5) {
        const bend = at(centre, runOffset.bend, c);
        const near = [centre - 1, centre + 1].map((r) => at(r, runOffset.bend, c));
        const away = [2, 3, 4, 5].flatMap((d) => [centre - d, centre + d]);
        const bends = Math.max(...away.map((r) => at(r, runOffset.bend, c)));
        const peaks = Math.max(...away.map((r) => peakOf(r, c)));
        const higher = bend * Math.max(peaks, peakOf(centre, c));
        const isAlone = bend >= limits.bendLeast && Math.max(...near) <= bend && bend >= 3 * bends;
        if (isAlone && higher >= limits.bendAndPeakRatio * bends * peaks) {
          sights |= sight.bent(c);
          around.push(bends, peaks);
        }
      }
    });
    const bend = Math.max(...planes.map((_, c) => at(run, runOffset.bend, c)));
    const peak = Math.max(...planes.map((_, c) => peakOf(run, c)));
    const isSilent = peak < limits.silentBelow;
    if (isSilent !== wasSilent) sights |= sight.silenceTurns;
    wasSilent = isSilent;
    if (bend >= limits.sharpShare * sharpest && run >= 19 && peak >= limits.sharpPeak) {
      sights |= sight.sharp;
    }
    sharpest = Math.max(bend, limits.sharpMemory * sharpest);
    if ((run + 1) % (lowsMax / runGroups) === 0) sights |= sight.lows;
    if ((run + 1) % floorRuns === 0) {
      const window = Array.from({ length: floorRuns }, (_, i) => run - i);
      const powers = planes.map((_, c) =>
        window.reduceRight((sum, r) => sum + at(r, runOffset.power, c), 0),
      );
      const power = Math.max(...powers) / (floorRuns * runFrames);
      if (power > limits.floorLeast && power < limits.floorMost) sights |= sight.floor;
    }
    if (sights !== 0) seen.set(run, { sights, around, spans });
  }
  return seen;
}

describe('a watch over runs', () => {
  const [left, right] = [track(1), track(2)];

  it.each([
    ['one channel', [left]],
    ['two channels', [left, right]],
  ])('hands on the runs that its rules name, %s', (_, planes) => {
    const { seen } = watched(planes);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(byTheRules(planes)));
    const all = [...seen.values()].reduce((bits, { sights }) => bits | sights, 0);
    const bits = [sight.level(0, 1), sight.quiet(0), sight.bent(0), sight.silenceTurns];
    for (const bit of [...bits, sight.sharp, sight.lows, sight.floor, sight.due]) {
      expect(all & bit).toBe(bit);
    }
    expect(seen.size).toBeLessThan(runs);
  });

  it('sums powers, and keeps the means of groups over both channels', () => {
    const { watch } = watched([left, right]);
    const power = right.reduce((sum, x) => sum + x * x, 0);
    expect(watch.power(1) / power).toBeCloseTo(1, 5);
    const frames = groupFramesAt(sampleRateHz);
    const from = 3 * lowsMax * frames;
    const kept = Math.floor((left.length - from) / frames);
    for (const group of [0, 5, kept - 1]) {
      let sum = 0;
      for (let n = from + group * frames; n < from + (group + 1) * frames; n++) {
        sum += left[n]! + right[n]!;
      }
      expect(watch.lows[group]).toBeCloseTo(sum / frames / 2, 6);
    }
  });
});
