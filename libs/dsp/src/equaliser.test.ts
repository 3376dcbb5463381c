import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBand, anyRate } from '../oracles/any-band.js';
import { equalised } from '../oracles/equalised.js';
import { processed, sameNumbers } from '../oracles/equaliser-run.js';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { musicLike, noise } from '../oracles/seeded-signals.js';
import { transform } from '../oracles/spectrum.js';
import type { EqBand } from './eq-band.js';
import { cascadeResponseDb } from './eq-response.js';
import { createEqualiser, type EqualiserOptions } from './equaliser.js';

const bands: readonly EqBand[] = [
  { type: 'high-pass', frequencyHz: 20, q: Math.SQRT1_2 },
  { type: 'low-shelf', frequencyHz: 120, q: 0.7, gainDb: 2.5 },
  { type: 'bell', frequencyHz: 300, q: 0.8, gainDb: -3 },
  { type: 'bell', frequencyHz: 2500, q: 1.2, gainDb: 1.7 },
  { type: 'high-shelf', frequencyHz: 8000, q: 0.7, gainDb: -1.5 },
];

function equalise(
  channels: readonly ArrayLike<number>[],
  options: EqualiserOptions,
  cuts?: readonly number[],
): Float64Array[] {
  return processed(channels, (kernels) => createEqualiser(kernels, options).process, cuts);
}

const left = noise(20_000, { seed: 1, rms: 0.2 });
const right = musicLike(20_000, { seed: 2, peak: 0.9 });

describe('the equaliser', () => {
  test.each([44_100, 48_000, 96_000])(
    'measured by its impulse response at %i Hz is the predicted cascade within 0.01 dB',
    (sampleRateHz) => {
      const impulse = new Float64Array(32_768);
      impulse[0] = 1;
      const [real] = equalise([impulse], { bands, sampleRateHz });
      const imaginary = new Float64Array(real!.length);
      transform(real!, imaginary);
      const binHz = sampleRateHz / real!.length;
      const bins = Array.from({ length: real!.length / 2 }, (_, k) => k).filter(
        (k) => k * binHz >= 20 && k * binHz <= 20_000,
      );
      const frequenciesHz = bins.map((k) => k * binHz);
      const predicted = cascadeResponseDb(bands, { sampleRateHz, frequenciesHz });
      const errors = bins.map((k, i) =>
        Math.abs(20 * Math.log10(Math.hypot(real![k]!, imaginary[k]!)) - predicted[i]!),
      );
      expect(Math.max(...errors)).toBeLessThan(1e-6);
    },
  );

  test('takes the steps of its definition to the last bit, with any bands at any rate', () => {
    const some = left.subarray(0, 4500);
    const others = right.subarray(0, 4500);
    fc.assert(
      fc.property(fc.array(anyBand, { maxLength: 9 }), anyRate, (choice, sampleRateHz) => {
        const options = { bands: choice, sampleRateHz };
        const got = equalise([some, others], options, [1000]);
        const wanted = [some, others].map((channel) => equalised(channel, options));
        expect(got.map((plane, c) => sameNumbers(plane, wanted[c]!))).toEqual([true, true]);
      }),
      { numRuns: 15 },
    );
  });

  test('gives the same bits however a stream is cut into blocks', () => {
    // The tail decays to where states are cleared, which must not follow the blocks.
    const tail = Float64Array.from(left, (x, n) => (n < 3000 ? x : 0));
    for (const [choice, channels] of [
      [bands, [left, right]],
      [bands.slice(2), [tail, tail]],
    ] as const) {
      const options = { bands: choice, sampleRateHz: 44_100 };
      const whole = equalise(channels, options);
      for (const cuts of [[1, 7, 4099, 640, 13], [512], [1000], [8192]]) {
        const pieces = equalise(channels, options, cuts);
        expect(pieces.map((plane, c) => sameNumbers(plane, whole[c]!))).toEqual([true, true]);
      }
    }
  });

  test('keeps channels apart, and serves one as it serves two', () => {
    const options = { bands, sampleRateHz: 48_000 };
    const [alone] = equalise([left], options);
    expect(sameNumbers(equalise([left, right], options)[0]!, alone!)).toBe(true);
    expect(sameNumbers(equalise([right, left], options)[1]!, alone!)).toBe(true);
    expect(equalise([left, new Float64Array(20_000)], options)[1]!.every((x) => x === 0)).toBe(
      true,
    );
  });

  test('passes every bit where no band does anything', () => {
    const flat: readonly EqBand[] = [
      { type: 'bell', frequencyHz: 30_000, q: 1, gainDb: 6 },
      { type: 'low-shelf', frequencyHz: 100, q: 1, gainDb: 0 },
    ];
    for (const none of [[], flat]) {
      const options = { bands: none, sampleRateHz: 44_100 };
      expect(sameNumbers(equalise([left], options)[0]!, left)).toBe(true);
    }
  });

  test('comes to rest in silence, in exact zeros', () => {
    const signal = new Float64Array(6 * 48_000);
    signal.set(left);
    const [output] = equalise([signal], { bands, sampleRateHz: 48_000 });
    expect(output!.subarray(-48_000).every((x) => x === 0)).toBe(true);
  });

  test('stays finite for whatever a decoder lets in', () => {
    const loudest = Float64Array.from(left.subarray(0, 3000), (x) => Math.sign(x) * 2 ** 40);
    fc.assert(
      fc.property(fc.array(anyBand, { maxLength: 6 }), anyRate, (choice, sampleRateHz) => {
        const [output] = equalise([loudest], { bands: choice, sampleRateHz });
        expect(output!.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('is undone by the bands of opposite gain, to under −230 dB', () => {
    const [, ...moves] = bands as readonly (EqBand & { gainDb: number })[];
    const sampleRateHz = 96_000;
    const back = moves.map((band) => ({ ...band, gainDb: -band.gainDb }));
    const [there] = equalise([right], { bands: moves, sampleRateHz });
    const [again] = equalise([there!], { bands: back, sampleRateHz });
    const residual = again!.map((x, n) => Math.abs(x - right[n]!));
    expect(Math.max(...residual)).toBeLessThan(3e-12);
  });

  test('takes one plane or two', () => {
    const kernels = freshKernels();
    const { process } = createEqualiser(kernels, { bands, sampleRateHz: 44_100 });
    const plane = kernels.arena.f64(8);
    expect(() => process([], 8)).toThrow(RangeError);
    expect(() => process([plane, plane, plane], 8)).toThrow(RangeError);
  });
});
