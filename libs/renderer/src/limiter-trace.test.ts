import { createEnergyMeter } from '@kindred/dsp';
import { expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { createLimiterTracer } from './limiter-trace.js';

const sampleRateHz = 48000;

/** A tone of ten seconds, traced with a gain given per frame, in uneven runs. */
function trace(gainAt: (frame: number) => number, seconds = 10) {
  const kernels = freshKernels();
  const tracer = createLimiterTracer(kernels, { sampleRateHz, channels: 1 });
  const plane = kernels.arena.f64(4800);
  const gains = kernels.arena.f64(513);
  const frames = seconds * sampleRateHz;
  for (let done = 0; done < frames; done += 4800) {
    plane.view.set(plane.view.map((_, n) => 0.5 * Math.sin((done + n) / 8)));
    tracer.enter([plane], 4800);
  }
  const runs = [3584, 4096];
  for (let done = 0, turn = 0; done < frames; turn++) {
    const run = Math.min(runs[turn % 2]!, frames - done);
    gains.view.set(gains.view.map((_, hop) => gainAt(done + 8 * hop)));
    tracer.leave({ gains, first: 0, frames: run });
    done += run;
  }
  return tracer.finish();
}

test('a stream without reduction has a trace of zeros', () => {
  const { reductionDb, rangeBeforeLu, ...figures } = trace(() => 1);
  expect(figures).toEqual({
    reductionMaxDb: 0,
    reductionMaxAtSeconds: null,
    loudPassageLossDb: 0,
    deepReductionShare: 0,
    hopSeconds: 0.1,
  });
  expect(reductionDb).toEqual(new Array(100).fill(0));
  expect(rangeBeforeLu).toBeCloseTo(0, 1);
});

test('a dip is traced where it is, as deep as it is', () => {
  const dip = (frame: number) => (frame >= 144000 && frame < 145600 ? 10 ** (-4.567 / 20) : 1);
  const { reductionDb, reductionMaxDb, reductionMaxAtSeconds, deepReductionShare } = trace(dip);
  expect(reductionMaxDb).toBeCloseTo(4.567, 9);
  expect(reductionMaxAtSeconds).toBeCloseTo(3, 3);
  expect(reductionDb[30]).toBe(4.57);
  expect(reductionDb.filter((reduction) => reduction > 0)).toHaveLength(2);
  expect(deepReductionShare).toBeCloseTo(1600 / 480000, 4);
});

test('its loss is that of the loud part, as K-weighted energy would measure it', () => {
  const gainAt = (frame: number) => (frame < 240000 ? 0.8 : 0.9);
  const { loudPassageLossDb } = trace(gainAt);
  const energy = (factorAt: (frame: number) => number) => {
    const kernels = freshKernels();
    const meter = createEnergyMeter(kernels, { sampleRateHz, channels: 1 });
    const plane = kernels.arena.f64(480000);
    plane.view.set(plane.view.map((_, n) => 0.5 * factorAt(n) * Math.sin(n / 8)));
    meter.push([plane], 480000);
    return meter.finish().sum.reduce((sum, power) => sum + power, 0);
  };
  const expected = 10 * Math.log10(energy(() => 1) / energy(gainAt));
  expect(Math.abs(loudPassageLossDb - expected)).toBeLessThan(0.005);
});

test('a stream of nothing has an empty trace', () => {
  const { reductionDb, deepReductionShare, loudPassageLossDb } = trace(() => 1, 0);
  expect([reductionDb, deepReductionShare, loudPassageLossDb]).toEqual([[], 0, 0]);
});
