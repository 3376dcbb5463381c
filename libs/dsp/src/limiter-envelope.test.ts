import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { limiterReductionOracle } from '../oracles/limiter-law.js';
import { designLimiter, limiterUnitsPerOctave } from './limiter-law.js';
import { createLimiterEnvelope } from './limiter-envelope.js';

type Law = ReturnType<typeof designLimiter>;

function reductionsOf(law: Law, required: Int32Array, cuts: readonly number[]): Float64Array {
  const kernels = freshKernels();
  const hopsMax = Math.max(...cuts);
  const envelope = createLimiterEnvelope(kernels, { law, hopsMax });
  const octaves = new Float64Array(required.length);
  for (let done = 0, turn = 0; done < required.length; turn++) {
    const hops = Math.min(cuts[turn % cuts.length]!, required.length - done);
    envelope.required.view.set(required.subarray(done, done + hops));
    envelope.process(hops);
    octaves.set(envelope.reductions.view.subarray(0, hops), done);
    done += hops;
  }
  return octaves;
}

/** Runs of silence, of steady need, and of anything, up to 6 octaves. */
const needs = fc
  .array(
    fc.record({
      hops: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constant(25000)),
      kind: fc.constantFrom('none', 'steady', 'any'),
      seed: fc.integer({ min: 1, max: 6 * limiterUnitsPerOctave }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((runs) =>
    Int32Array.from(
      runs.flatMap(({ hops, kind, seed }) =>
        Array.from({ length: hops }, (_, hop) => {
          if (kind === 'none') return 0;
          return kind === 'steady' ? seed : Math.imul(seed, hop * 2654435761) >>> 9;
        }),
      ),
    ),
  );

test('the kernel follows the law to the last bit, however the stream is cut', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
  const rates = fc.constantFrom(22050, 44100, 96000);
  fc.assert(
    fc.property(needs, cuts, rates, (required, cut, rate) => {
      const law = designLimiter(rate);
      const padded = new Int32Array(required.length + law.aheadHops);
      padded.set(required);
      const expected = limiterReductionOracle(law, padded);
      const got = reductionsOf(law, padded, cut).subarray(law.aheadHops);
      const wrong = got.findIndex(
        (octaves, hop) => octaves * limiterUnitsPerOctave !== expected[hop],
      );
      expect(wrong).toBe(-1);
    }),
    { seed: 20261122, numRuns: 20 },
  );
});

test('after a long rest it starts as if it were new', () => {
  const law = designLimiter(44100);
  const burst = new Int32Array(50).map((_, hop) => 5000 * hop);
  const required = new Int32Array(60000);
  required.set(burst, 100);
  required.set(burst, 50100);
  const octaves = reductionsOf(law, required, [512]);
  expect(octaves[49999]).toBe(0);
  const second = octaves.slice(50000, 52000);
  expect(second.every((value, hop) => value === octaves[hop])).toBe(true);
});
