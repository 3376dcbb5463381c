import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { noise } from '../oracles/seeded-signals.js';
import { sameNumbers } from '../oracles/equaliser-run.js';
import { canConvert } from './rate-conversion.js';
import { createResampler } from './resampler.js';

const musicRates = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000] as const;
const pairs = musicRates.flatMap((fromHz) =>
  musicRates.filter((toHz) => toHz !== fromHz).map((toHz) => [fromHz, toHz] as const),
);

interface Rates {
  readonly fromHz: number;
  readonly toHz: number;
}

function resampled(
  channels: readonly ArrayLike<number>[],
  rates: Rates,
  cuts: readonly number[] = [4096],
): Float64Array[] {
  const kernels = freshKernels();
  const blockFrames = Math.max(...cuts);
  const planes = channels.map(() => kernels.arena.f64(blockFrames));
  const outputs: number[][] = channels.map(() => []);
  const resampler = createResampler(
    kernels,
    { ...rates, channels: channels.length, blockFrames },
    (converted, frames) => {
      converted.forEach(({ view }, c) => {
        for (const x of view.subarray(0, frames)) outputs[c]!.push(x);
      });
    },
  );
  const frames = channels[0]!.length;
  for (let done = 0, turn = 0; done < frames; turn++) {
    const run = Math.min(cuts[turn % cuts.length]!, frames - done);
    planes.forEach(({ view }, c) => {
      for (let i = 0; i < run; i++) view[i] = channels[c]![done + i]!;
    });
    resampler.push(planes, run);
    done += run;
  }
  resampler.finish();
  return outputs.map((output) => Float64Array.from(output));
}

function sine(frequencyHz: number, rateHz: number, frames: number): Float64Array {
  return new Float64Array(frames).map((_, n) =>
    Math.sin((2 * Math.PI * frequencyHz * n) / rateHz + 0.3),
  );
}

/** The sine and cosine parts of a tone by least squares, and what is left besides, in dB of it. */
function toneIn(
  samples: Float64Array,
  angle: number,
): { readonly gain: number; readonly phase: number; readonly restDb: number } {
  const sums = { ss: 0, cc: 0, sc: 0, xs: 0, xc: 0 };
  samples.forEach((x, n) => {
    const [s, c] = [Math.sin(angle * n), Math.cos(angle * n)];
    sums.ss += s * s;
    sums.cc += c * c;
    sums.sc += s * c;
    sums.xs += x * s;
    sums.xc += x * c;
  });
  const { ss, cc, sc, xs, xc } = sums;
  const determinant = ss * cc - sc * sc;
  const a = (xs * cc - xc * sc) / determinant;
  const b = (xc * ss - xs * sc) / determinant;
  let rest = 0;
  samples.forEach((x, n) => {
    rest += (x - a * Math.sin(angle * n) - b * Math.cos(angle * n)) ** 2;
  });
  const gain = Math.hypot(a, b);
  const power = (samples.length * gain * gain) / 2;
  return { gain, phase: Math.atan2(b, a), restDb: 10 * Math.log10(rest / power) };
}

/** The middle of a converted second or so, where no edge is heard. */
function middle(samples: Float64Array): Float64Array {
  return samples.subarray(samples.length / 4, (3 * samples.length) / 4);
}

describe('the resampler', () => {
  test.each(pairs)(
    'keeps tones up to the passband’s end to 0.01 dB and in their place, %i to %i Hz',
    (fromHz, toHz) => {
      const edgeHz = (Math.min(fromHz, toHz) / 2) * (20_000 / 22_050);
      for (const frequencyHz of [997, 0.5 * edgeHz, edgeHz]) {
        const [out] = resampled([sine(frequencyHz, fromHz, 8000)], { fromHz, toHz });
        const from = Math.floor(out!.length / 4);
        const part = out!.subarray(from, 3 * from);
        const angle = (2 * Math.PI * frequencyHz) / toHz;
        const { gain, phase, restDb } = toneIn(part, angle);
        const late = (((phase - 0.3 - angle * from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
        expect(Math.abs(20 * Math.log10(gain))).toBeLessThan(0.001);
        expect(Math.min(late, 2 * Math.PI - late)).toBeLessThan(1e-6);
        expect(restDb).toBeLessThan(-140);
      }
    },
  );

  test.each([
    [96_000, 44_100, 22_050],
    [96_000, 44_100, 30_000],
    [96_000, 44_100, 47_000],
    [48_000, 44_100, 22_060],
    [88_200, 44_100, 23_000],
    [192_000, 48_000, 24_000],
    [192_000, 48_000, 95_000],
  ])('leaves nothing of what the lower rate can’t hold: %i to %i Hz, %i Hz', (fromHz, toHz, hz) => {
    const [out] = resampled([sine(hz, fromHz, 16_000)], { fromHz, toHz });
    const highest = middle(out!).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    expect(20 * Math.log10(highest)).toBeLessThan(-140);
  });

  test('keeps a constant to a millionth', () => {
    for (const [fromHz, toHz] of pairs) {
      const [out] = resampled([new Float64Array(4000).fill(0.5)], { fromHz, toHz });
      for (const x of middle(out!)) expect(Math.abs(x - 0.5)).toBeLessThan(1e-12);
    }
  });

  test('is as long as its source to the nearest frame, however short', () => {
    const length = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(length, fc.constantFrom(...pairs), (frames, [fromHz, toHz]) => {
        const [out] = resampled([new Float64Array(frames)], { fromHz, toHz });
        expect(out!.length).toBe(Math.round((frames * toHz) / fromHz));
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same bits however the stream is cut, and each channel its own', () => {
    const left = noise(6000, { seed: 5, rms: 0.2 });
    const right = noise(6000, { seed: 6, rms: 0.2 });
    const cuts = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 4 });
    for (const [fromHz, toHz] of [
      [44_100, 48_000],
      [96_000, 44_100],
    ] as const) {
      const whole = resampled([left, right], { fromHz, toHz });
      const alone = resampled([right], { fromHz, toHz });
      expect(sameNumbers(whole[1]!, alone[0]!)).toBe(true);
      fc.assert(
        fc.property(cuts, (lengths) => {
          const cut = resampled([left, right], { fromHz, toHz }, lengths);
          return cut.every((channel, c) => sameNumbers(channel, whole[c]!));
        }),
        { numRuns: 8 },
      );
    }
  });

  test('takes any two rates of music, and refuses those with too little in common at once', () => {
    const rates = [8000, 11_025, 16_000, 22_050, 32_000, ...musicRates, 352_800, 384_000];
    for (const fromHz of rates) {
      for (const toHz of rates) expect(canConvert({ fromHz, toHz })).toBe(true);
    }
    expect(canConvert({ fromHz: 47_952, toHz: 48_000 })).toBe(true);
    const kernels = freshKernels();
    for (const [fromHz, toHz] of [
      [44_099, 44_100],
      [96_001, 44_100],
      [44_100, 44_100.5],
      [0, 48_000],
    ] as const) {
      expect(canConvert({ fromHz, toHz })).toBe(false);
      const options = { fromHz, toHz, channels: 2, blockFrames: 4096 };
      expect(() => createResampler(kernels, options, () => undefined)).toThrow('these rates');
    }
    // The largest tables that are promised fit in a kernel's memory.
    for (const [fromHz, toHz] of [
      [384_000, 44_100],
      [47_952, 48_000],
      [384_000, 11_025],
    ] as const) {
      const options = { fromHz, toHz, channels: 2, blockFrames: 4096 };
      expect(() => createResampler(freshKernels(), options, () => undefined)).not.toThrow();
    }
  });

  test('up and down again is the same sound', () => {
    const low = noise(9000, { seed: 7, rms: 0.1 });
    // Below the passband's end.
    const [soft] = resampled(resampled([low], { fromHz: 44_100, toHz: 22_050 }), {
      fromHz: 22_050,
      toHz: 44_100,
    });
    const there = resampled([soft!], { fromHz: 44_100, toHz: 96_000 });
    const [back] = resampled(there, { fromHz: 96_000, toHz: 44_100 });
    let worst = 0;
    for (let n = 2000; n < 7000; n++) worst = Math.max(worst, Math.abs(back![n]! - soft![n]!));
    expect(20 * Math.log10(worst)).toBeLessThan(-140);
  });
});
