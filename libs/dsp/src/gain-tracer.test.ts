import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createGainTracer } from './gain-tracer.js';

const deepGain = 0.7;

/** Gains at every eighth frame, pushed in runs of uneven length. */
function traced(gains: readonly number[], sampleRateHz: number) {
  const kernels = freshKernels();
  const tracer = createGainTracer(kernels, { sampleRateHz, deepGain });
  const region = kernels.arena.f64(gains.length);
  region.view.set(gains);
  const hops = gains.length - 1;
  for (let done = 0, turn = 0; done < hops; turn++) {
    const run = Math.min([1, 700, 64][turn % 3]!, hops - done);
    tracer.push({ gains: region, firstHop: done, hops: run });
    done += run;
  }
  return tracer.finish();
}

/** Falling and rising again, with a fall now and then. */
function wandering(count: number): number[] {
  let bits = 5;
  let gain = 1;
  return Array.from({ length: count }, () => {
    bits = (Math.imul(bits, 1664525) + 1013904223) >>> 0;
    gain = bits > 4.2e9 ? 0.5 + (bits % 1000) / 2500 : Math.min(1, gain * 1.004);
    return gain;
  });
}

describe.each([44100, 11025, 96000])('gains traced at %i Hz', (rate) => {
  const gains = wandering(20_000);
  const hops = gains.length - 1;
  const { powers, lowestGains, ...figures } = traced(gains, rate);
  const lower = gains.slice(1).map((to, hop) => Math.min(to, gains[hop]!));

  it('have the means that single hops have, shared out over 10 ms', () => {
    const powerAt = (frame: number): number => {
      const [from, to] = [gains[frame >> 3]!, gains[(frame >> 3) + 1]!];
      return (from * from + from * to + to * to) / 3;
    };
    const means: number[] = [];
    for (let segment = 0; ; segment++) {
      const from = Math.round((segment * rate) / 100);
      const to = Math.min(8 * hops, Math.round(((segment + 1) * rate) / 100));
      if (from >= to) break;
      let sum = 0;
      for (let frame = from; frame < to; frame++) sum += powerAt(frame);
      means.push(sum / (to - from));
    }
    expect(powers).toHaveLength(means.length);
    powers.forEach((mean, at) => expect(mean).toBeCloseTo(means[at]!, 6));
  });

  it('have the lowest of each tenth of a second', () => {
    const expected: number[] = [];
    lower.forEach((gain, hop) => {
      if (8 * hop >= Math.round((expected.length * rate) / 10)) expected.push(1);
      expected.push(Math.min(expected.pop()!, gain));
    });
    expect(lowestGains).toEqual(expected);
  });

  it('are counted, and the first lowest is found', () => {
    const lowestGain = Math.min(...lower);
    expect(figures).toEqual({
      hops,
      deepHops: lower.filter((gain) => gain < deepGain).length,
      lowestGain,
      lowestHop: lower.indexOf(lowestGain),
    });
  });
});

it('fills every segment that a hop covers', () => {
  const { powers } = traced([1, 1, 0.5, 0.5], 400);
  expect([...powers]).toEqual([1, 1, 7 / 12, 7 / 12, 0.25, 0.25].map(Math.fround));
});

it('knows of no gain where there was none', () => {
  expect(traced([1], 48000)).toEqual({
    hops: 0,
    deepHops: 0,
    lowestGain: 1,
    lowestHop: 0,
    powers: new Float32Array(),
    lowestGains: [],
  });
});
