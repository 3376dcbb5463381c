import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createKernelCourses } from './kernel-course.js';
import { limiterCourses } from './limiter-course.js';
import { designLimiter } from './limiter-law.js';

/** Drums over a bed, silent now and then; as many steps as asked for. */
function drums(steps: number, seed: number): Float32Array {
  let state = seed;
  const noise = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  let hit = 0;
  return new Float32Array(steps).map((_, step) => {
    hit = noise() > 0.97 ? 1 + 0.5 * noise() : hit * 0.9;
    return step % 3000 < 300 ? 0 : 0.2 + 0.1 * noise() + hit;
  });
}

const kernelCourses = createKernelCourses(freshKernels());

test('kernels follow a limiter to the last bit as plain code does, track after track', () => {
  const tracks = fc.record({
    sampleRateHz: fc.constantFrom(8000, 11025, 22050, 44100, 48000, 96000, 192000, 384000, 768000),
    // Around the ends of the blocks that kernels are given.
    steps: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 4000, max: 12500 })),
    seed: fc.integer(),
    gainsDb: fc.array(fc.double({ min: -12, max: 24, noNaN: true }), {
      minLength: 1,
      maxLength: 3,
    }),
    aimDbtp: fc.double({ min: -3, max: 0, noNaN: true }),
  });
  fc.assert(
    fc.property(tracks, ({ sampleRateHz, steps, seed, gainsDb, aimDbtp }) => {
      const track = { law: designLimiter(sampleRateHz), peaks: drums(steps, seed), deepDb: 3 };
      const [plain, kernel] = [limiterCourses(track), kernelCourses(track)];
      for (const gainDb of gainsDb) {
        const expected = plain({ gainDb, aimDbtp });
        const found = kernel({ gainDb, aimDbtp });
        expect(found.gainPowers.length).toBe(expected.gainPowers.length);
        expect(found.gainPowers.findIndex((x, at) => x !== expected.gainPowers[at])).toBe(-1);
        const { gainPowers: _, ...depths } = found;
        expect(depths).toEqual({
          deepestDb: expected.deepestDb,
          deepestStep: expected.deepestStep,
          deepSteps: expected.deepSteps,
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('a course is its own: another of the same track takes nothing from it', () => {
  const track = { law: designLimiter(44100), peaks: drums(5000, 7), deepDb: 3 };
  const courseAt = kernelCourses(track);
  const first = courseAt({ gainDb: 6, aimDbtp: -1 });
  const kept = first.gainPowers.slice();
  courseAt({ gainDb: 12, aimDbtp: -1 });
  expect([...first.gainPowers]).toEqual([...kept]);
  expect(first.deepestDb).toBeGreaterThan(3);
});
