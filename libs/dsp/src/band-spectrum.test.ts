import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { noise } from '../oracles/seeded-signals.js';
import { powerSpectrum, transform } from '../oracles/spectrum.js';
import { createBandSpectrum, type Band } from './band-spectrum.js';
import type { Plane } from './planes.js';
import { spectrumSize } from './spectrum-tables.js';

interface Powers {
  readonly mid: Float32Array;
  readonly side: Float32Array;
}

function measure(
  channels: readonly ArrayLike<number>[],
  options: {
    sampleRateHz: number;
    bands: readonly Band[];
    cuts?: readonly number[];
    wide?: boolean;
  },
): Powers[] {
  const kernels = freshKernels();
  const taken: Powers[] = [];
  const spectrum = createBandSpectrum(
    kernels,
    { ...options, channels: channels.length },
    ({ mid, side }) => taken.push({ mid: mid.slice(), side: side.slice() }),
  );
  const { arena } = kernels;
  const planes: Plane[] = channels.map(() => (options.wide ? arena.f64(4096) : arena.f32(4096)));
  const cuts = options.cuts ?? [4096];
  for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, channels[0]!.length - done);
    planes.forEach(({ view }, channel) => {
      for (let i = 0; i < frames; i++) view[i] = channels[channel]![done + i]!;
    });
    spectrum.push(planes, frames);
    done += frames;
  }
  return taken;
}

/** A band around each bin of a rate's spectrum but the first and the last. */
function everyBin(sampleRateHz: number): Band[] {
  const size = spectrumSize(sampleRateHz);
  return Array.from({ length: size / 2 - 1 }, (_, index) => ({
    lowHz: ((index + 0.5) * sampleRateHz) / size,
    highHz: ((index + 1.5) * sampleRateHz) / size,
  }));
}

const thirdOctaves = Array.from({ length: 28 }, (_, k) => {
  const centreHz = 1000 * 10 ** ((k - 17) / 10);
  return { lowHz: centreHz * 10 ** -0.05, highHz: centreHz * 10 ** 0.05 };
});

const total = (powers: ArrayLike<number>): number =>
  Array.from(powers).reduce((sum, power) => sum + power, 0);
const db = (power: number): number => 10 * Math.log10(power);

describe('the band spectrum', () => {
  it.each([
    [8000, 4096],
    [16_000, 8192],
    [44_100, 16384],
    [48_000, 16384],
    [88_200, 32768],
    [96_000, 32768],
    [192_000, 65536],
    [384_000, 65536],
  ])('at %i Hz has windows of %i frames', (sampleRateHz, size) => {
    expect(spectrumSize(sampleRateHz)).toBe(size);
  });

  it.each([8000, 16_000, 44_100, 96_000, 192_000])(
    'has the powers of the textbook transform at %i Hz, within rounding',
    (sampleRateHz) => {
      const size = spectrumSize(sampleRateHz);
      const left = noise(size, { seed: 1, rms: 0.3 });
      const right = noise(size, { seed: 2, rms: 0.1 }).map((x, n) => x + 0.4 * left[n]!);
      const [got] = measure([left, right], { sampleRateHz, bands: everyBin(sampleRateHz) });
      const mid = powerSpectrum(left.map((x, n) => (x + right[n]!) / 2)).subarray(1);
      const side = powerSpectrum(left.map((x, n) => (x - right[n]!) / 2)).subarray(1);
      const reach = 3e-7 * Math.sqrt(total(mid) / mid.length);
      for (const [powers, expected] of [
        [got!.mid, mid],
        [got!.side, side],
      ] as const) {
        expected.forEach((power, k) => {
          const error = Math.abs(Math.sqrt(powers[k]!) - Math.sqrt(power));
          if (error > 8 * reach) expect.fail(`bin ${k + 1} is off by ${error}`);
        });
        const squares = expected.map((p, k) => (Math.sqrt(powers[k]!) - Math.sqrt(p)) ** 2);
        expect(Math.sqrt(total(squares) / squares.length)).toBeLessThan(reach);
      }
    },
  );

  it('agrees with the sum that defines the transform', () => {
    const samples = noise(4096, { seed: 3, rms: 0.3 });
    const [got] = measure([samples], { sampleRateHz: 8000, bands: everyBin(8000) });
    for (const k of [1, 2, 77, 1024, 1500, 2047]) {
      let re = 0;
      let im = 0;
      let squares = 0;
      samples.forEach((x, n) => {
        const w = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 4096);
        re += w * x * Math.cos((2 * Math.PI * k * n) / 4096);
        im -= w * x * Math.sin((2 * Math.PI * k * n) / 4096);
        squares += w * w;
      });
      const expected = (2 * (re * re + im * im)) / (4096 * squares);
      expect(Math.abs(got!.mid[k - 1]! / expected - 1)).toBeLessThan(1e-4);
    }
  });

  it('holds all the power of the windowed signal (Parseval)', () => {
    const samples = noise(16384, { seed: 4, rms: 0.3 });
    const [got] = measure([samples], {
      sampleRateHz: 44100,
      bands: [{ lowHz: 0, highHz: 22050 }],
    });
    let power = 0;
    samples.forEach((x, n) => {
      power += (x * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 16384))) ** 2 / (16384 * 0.375);
    });
    // Bin 0 counts double in a one-sided power, bin size / 2 half: two bins of 8192.
    expect(Math.abs(got!.mid[0]! / power - 1)).toBeLessThan(1e-3);
  });

  it('rises 1.00 dB from one third octave to the next for a flat spectrum', () => {
    const impulse = new Float32Array(16384);
    impulse[8192] = 1;
    const [got] = measure([impulse], { sampleRateHz: 44100, bands: thirdOctaves });
    for (let band = 1; band < thirdOctaves.length; band++) {
      expect(db(got!.mid[band]! / got!.mid[band - 1]!)).toBeCloseTo(1, 3);
    }
  });

  it('is flat for pink noise', () => {
    const period = 1 << 18;
    const real = new Float64Array(period);
    const imaginary = new Float64Array(period);
    const phases = noise(period, { seed: 5, rms: 9 });
    for (let k = 1; k < period / 2; k++) {
      real[k] = Math.cos(phases[k]!) / Math.sqrt(k);
      imaginary[k] = Math.sin(phases[k]!) / Math.sqrt(k);
    }
    transform(real, imaginary);
    const looped = new Float32Array(period + 8192).map((_, n) => real[n % period]! / 10);
    const hops = measure([looped], { sampleRateHz: 44100, bands: thirdOctaves });
    const levels = thirdOctaves.map((_, band) => db(total(hops.map(({ mid }) => mid[band]!))));
    const mean = total(levels) / levels.length;
    for (const level of levels) expect(Math.abs(level - mean)).toBeLessThan(0.3);
  });

  it('puts 99.9 % of a sine into its band', () => {
    const rate = 44100;
    for (const [band, { lowHz, highHz }] of thirdOctaves.entries()) {
      // Below 63 Hz a band is hardly wider than the window's main lobe.
      if (band < 5) continue;
      const sine = new Float32Array(16384).map((_, n) =>
        Math.sin((2 * Math.PI * Math.sqrt(lowHz * highHz) * n) / rate),
      );
      const [got] = measure([sine], { sampleRateHz: rate, bands: thirdOctaves });
      expect(got!.mid[band]! / total(got!.mid)).toBeGreaterThan(0.999);
      expect(db(got!.mid[band]!)).toBeCloseTo(-3.01, 1);
    }
  });

  it('splits a bin between the bands that share it', () => {
    const samples = noise(4096, { seed: 6, rms: 0.2 });
    const bands = [
      { lowHz: 100, highHz: 100.3 },
      { lowHz: 100.3, highHz: 333.3 },
      { lowHz: 333.3, highHz: 333.4 },
      { lowHz: 100, highHz: 333.4 },
    ];
    const [got] = measure([samples], { sampleRateHz: 8000, bands });
    const [a, b, c, whole] = got!.mid;
    expect((a! + b! + c!) / whole!).toBeCloseTo(1, 5);
    expect(a!).toBeGreaterThan(0);
  });

  it('tells mid from side', () => {
    const left = noise(16384, { seed: 7, rms: 0.3 });
    const bands = thirdOctaves;
    const opposite = left.map((x) => -x);
    const [same] = measure([left, left], { sampleRateHz: 44100, bands });
    const [against] = measure([left, opposite], { sampleRateHz: 44100, bands });
    const [alone] = measure([left, new Float32Array(16384)], { sampleRateHz: 44100, bands });
    const [mono] = measure([left], { sampleRateHz: 44100, bands });
    expect(same!.mid).toEqual(mono!.mid);
    expect(mono!.side.every((power) => power === 0)).toBe(true);
    expect(db(total(same!.side) / total(same!.mid))).toBeLessThan(-130);
    expect(db(total(against!.mid) / total(against!.side))).toBeLessThan(-130);
    bands.forEach((_, band) => {
      expect(against!.side[band]! / same!.mid[band]!).toBeCloseTo(1, 4);
      expect(alone!.mid[band]! / mono!.mid[band]!).toBeCloseTo(0.25, 4);
      expect(alone!.side[band]! / mono!.mid[band]!).toBeCloseTo(0.25, 4);
    });
  });

  it('takes windows half a window apart, and none of the frames they do not cover', () => {
    const samples = noise(16384 + 3 * 8192 + 8191, { seed: 8, rms: 0.2 });
    const options = { sampleRateHz: 44100, bands: thirdOctaves };
    const hops = measure([samples], options);
    expect(hops).toHaveLength(4);
    const [third] = measure([samples.subarray(2 * 8192)], options);
    expect(hops[2]).toEqual(third);
  });

  it('gives the same bits however a track is cut into blocks, and from wide planes', () => {
    const left = noise(60_000, { seed: 9, rms: 0.2 });
    const right = noise(60_000, { seed: 10, rms: 0.2 });
    const options = { sampleRateHz: 48000, bands: thirdOctaves };
    const whole = measure([left, right], options);
    expect(measure([left, right], { ...options, cuts: [1, 4095, 17, 3000] })).toEqual(whole);
    expect(measure([left, right], { ...options, wide: true })).toEqual(whole);
  });

  it('has no power in silence', () => {
    const [got] = measure([new Float32Array(16384), new Float32Array(16384)], {
      sampleRateHz: 44100,
      bands: thirdOctaves,
    });
    expect(total(got!.mid) + total(got!.side)).toBe(0);
  });
});
