import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoEp } from '../demo-ep.js';
import { createRandom } from '../music/random.js';
import type { Filter } from './equaliser.js';
import { neutralBus, processMixBus, type Deviations } from './mix-bus.js';
import { createStereoBuffer, type StereoBuffer } from './stereo-buffer.js';

const sampleRateHz = 44_100;
const frequenciesHz = Array.from({ length: 55 }, (_, i) => 30 * 2 ** (i / 6));

/**
 * The analogue prototype of a cookbook filter, at the frequency that the bilinear transform maps
 * to; written from the transfer functions, not from the coefficients.
 */
function expectedDb(filter: Filter, frequencyHz: number): number {
  const x =
    Math.tan((Math.PI * frequencyHz) / sampleRateHz) /
    Math.tan((Math.PI * filter.frequencyHz) / sampleRateHz);
  const a = 10 ** (filter.gainDb / 40);
  const slope = (Math.sqrt(a) / filter.q) * x;
  const size = (re: number, im: number) => re * re + im * im;
  switch (filter.type) {
    case 'bell':
      return (
        10 * Math.log10(size(1 - x * x, (a / filter.q) * x) / size(1 - x * x, x / (a * filter.q)))
      );
    case 'lowShelf':
      return (
        20 * Math.log10(a) + 10 * Math.log10(size(a - x * x, slope) / size(1 - a * x * x, slope))
      );
    case 'highShelf':
      return (
        20 * Math.log10(a) + 10 * Math.log10(size(1 - a * x * x, slope) / size(a - x * x, slope))
      );
    default:
      throw new Error(`no expectation for ${filter.type}`);
  }
}

/** Noise in both channels alike: a mid signal, quiet enough that saturation passes it untouched. */
function quietNoise(frames: number): StereoBuffer {
  const random = createRandom(99);
  const noise = createStereoBuffer(frames);
  for (let i = 0; i < frames; i++) noise.left[i] = noise.right[i] = (random.uniform() - 0.5) * 1e-3;
  return noise;
}

/** Σ x·e^(−jωt): the noise is followed by silence, so that output over input is the response. */
function spectrumAt(samples: Float32Array, frequencyHz: number): { re: number; im: number } {
  const w = (2 * Math.PI * frequencyHz) / sampleRateHz;
  let re = 0;
  let im = 0;
  for (let t = 0; t < samples.length; t++) {
    re += samples[t]! * Math.cos(w * t);
    im -= samples[t]! * Math.sin(w * t);
  }
  return { re, im };
}

function responseDb(deviations: Deviations): readonly number[] {
  const frames = 4096;
  const clean = quietNoise(frames);
  clean.left.fill(0, frames / 2);
  clean.right.fill(0, frames / 2);
  const treated = { left: clean.left.slice(), right: clean.right.slice() };
  processMixBus(treated, deviations, sampleRateHz);
  return frequenciesHz.map((frequencyHz) => {
    const before = spectrumAt(clean.left, frequencyHz);
    const after = spectrumAt(treated.left, frequencyHz);
    return 10 * Math.log10((after.re ** 2 + after.im ** 2) / (before.re ** 2 + before.im ** 2));
  });
}

function levelDb(buffer: StereoBuffer): number {
  let power = 0;
  for (let i = 0; i < buffer.left.length; i++)
    power += buffer.left[i]! ** 2 + buffer.right[i]! ** 2;
  return 10 * Math.log10(power / buffer.left.length);
}

describe('the mix bus', () => {
  it.each(demoEp.tracks)('does to track $number exactly what is recorded', ({ deviations }) => {
    const measured = responseDb(deviations);
    frequenciesHz.forEach((frequencyHz, i) => {
      const filtersDb = deviations.filters.reduce(
        (sum, filter) => sum + expectedDb(filter, frequencyHz),
        0,
      );
      expect(
        Math.abs(measured[i]! - filtersDb - deviations.gainDb),
        `${frequencyHz} Hz`,
      ).toBeLessThan(0.1);
    });
  });

  it.each(['lowShelf', 'bell', 'highShelf'] as const)('knows a %s of any size', (type) => {
    const settings = fc.record({
      frequencyHz: fc.double({ min: 60, max: 12_000, noNaN: true }),
      q: fc.double({ min: 0.5, max: 1.4, noNaN: true }),
      gainDb: fc.double({ min: -9, max: 9, noNaN: true }),
    });
    const check = (filter: Omit<Filter, 'type'>) => {
      const measured = responseDb({ ...neutralBus, filters: [{ type, ...filter }] });
      frequenciesHz.forEach((frequencyHz, i) => {
        expect(Math.abs(measured[i]! - expectedDb({ type, ...filter }, frequencyHz))).toBeLessThan(
          0.1,
        );
      });
    };
    fc.assert(fc.property(settings, check), { numRuns: 8, seed: 1 });
  });

  it('leaves everything alone when neutral', () => {
    const noise = quietNoise(1000);
    const before = { left: noise.left.slice(), right: noise.right.slice() };
    processMixBus(noise, neutralBus, sampleRateHz);
    expect(noise).toEqual(before);
  });

  it('moves the sides by the side gain, the middle not at all, and both by the gain', () => {
    const frames = 100;
    const buffer = createStereoBuffer(frames);
    buffer.left.fill(0.3);
    buffer.right.fill(0.1);
    const twice = 20 * Math.log10(2);
    processMixBus(buffer, { ...neutralBus, sideGainDb: twice }, sampleRateHz);
    expect(buffer.left[50]).toBeCloseTo(0.4, 6);
    expect(buffer.right[50]).toBeCloseTo(0, 6);
    processMixBus(buffer, { ...neutralBus, sideGainDb: -twice, gainDb: twice }, sampleRateHz);
    expect(buffer.left[50]).toBeCloseTo(0.6, 6);
    expect(buffer.right[50]).toBeCloseTo(0.2, 6);
  });

  it('never lets saturation pass its ceiling, and bends nothing quiet', () => {
    const loud = createStereoBuffer(2001);
    for (let i = 0; i <= 2000; i++) loud.left[i] = loud.right[i] = (i - 1000) / 100;
    processMixBus(loud, { ...neutralBus, saturation: { ceilingDbfs: -1 } }, sampleRateHz);
    const ceiling = 10 ** (-1 / 20);
    expect(Math.max(...loud.left)).toBeLessThan(ceiling);
    expect(Math.min(...loud.left)).toBeGreaterThan(-ceiling);
    expect(loud.left[1001]! / 0.01).toBeCloseTo(1, 3);
    // x = c: 3 dB under, by the equation.
    const input = [0.5, ceiling];
    const bent = { left: Float32Array.from(input), right: Float32Array.from(input) };
    processMixBus(bent, { ...neutralBus, saturation: { ceilingDbfs: -1 } }, sampleRateHz);
    expect(bent.left[1]).toBeCloseTo(ceiling * Math.SQRT1_2, 6);
  });

  it('makes the mixes differ in the directions their names say', () => {
    const levels = demoEp.tracks.map(({ deviations }) => {
      const noise = quietNoise(20_000);
      processMixBus(noise, deviations, sampleRateHz);
      return levelDb(noise);
    });
    expect(Math.min(...levels)).toBe(levels[0]);
    expect(Math.max(...levels)).toBe(levels[3]);
    const [dull, bright, heavy] = demoEp.tracks.map(({ deviations }) => responseDb(deviations));
    const at = (response: readonly number[] | undefined, hz: number) =>
      response![frequenciesHz.findIndex((frequencyHz) => frequencyHz >= hz)]!;
    expect(at(dull, 8000) - at(dull, 500)).toBeLessThan(-3);
    expect(at(bright, 8000) - at(bright, 80)).toBeGreaterThan(6);
    expect(at(heavy, 60) - at(heavy, 1000)).toBeGreaterThan(4);
    expect(demoEp.tracks[4]!.deviations.sideGainDb).toBeGreaterThan(2);
  });
});
