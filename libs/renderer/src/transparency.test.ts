import { describe, expect, test } from 'vitest';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';
import { song } from '../trials/songs.js';

const rate = 44_100;
const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
const source = layoutOf('f32', { channels: 2, sampleRateHz: rate });

/** Rendered to floats, and so without dither. */
function mastered(channels: readonly Float64Array[], gainDb: number) {
  const options = { source, gainDb, limiter, output: { encoding: 'f32' }, seed: 1 } as const;
  const { bytes, trace } = render(toBytes(channels, 'f32'), options);
  return { output: fromBytes(bytes, source), trace };
}

describe('a limiter at work', () => {
  test('on a kick over a pad moves its gain by less than 0.5 dB in 10 ms, but for the attacks', () => {
    const beat = Math.round(0.5 * rate);
    const beats = 8;
    const kickAndPad = new Float64Array(beats * beat).map((_, n) => {
      const time = (n % beat) / rate;
      const kick = n < beat ? 0 : Math.exp(-20 * time) * Math.sin(2 * Math.PI * 55 * time);
      const pad = [220, 277, 330].reduce(
        (sum, hz) => sum + Math.sin((2 * Math.PI * hz * n) / rate),
        0,
      );
      return 0.75 * kick + 0.1 * pad;
    });
    // What is linked to it and still tells the gain of every frame.
    const pilot = new Float64Array(kickAndPad.length).fill(0.01);
    const gainDb = 3.9;
    const { output, trace } = mastered([kickAndPad, pilot], gainDb);
    expect(Math.abs(trace.reductionMaxDb - 3)).toBeLessThan(0.2);
    const gainsDb = output[1]!.map((x) => 20 * Math.log10(x / 0.01) - gainDb);
    // Gain comes down from 6 ms before a kick until its first crest is past.
    const [before, behind, stride] = [0.006, 0.01, 0.01].map((s) => Math.round(s * rate)) as [
      number,
      number,
      number,
    ];
    let most = 0;
    let attack = 0;
    for (let n = 0; n + stride < gainsDb.length; n++) {
      const inBeat = n % beat;
      const isAttack = inBeat + stride > beat - before || inBeat < behind;
      const moved = Math.abs(gainsDb[n + stride]! - gainsDb[n]!);
      if (isAttack) attack = Math.max(attack, moved);
      else most = Math.max(most, moved);
    }
    expect(attack).toBeGreaterThan(1);
    expect(most).toBeLessThan(0.5);
  });

  test('leaves what it does not limit at the source times the gain, to -140 dB', () => {
    const gainDb = 2.5;
    const [left, right] = song({ seconds: 12, peak: 0.99, seed: 4, sampleRateHz: rate });
    // Loud from 2 to 3 s; a limiter that has let go altogether has given back its last step.
    const shape = (samples: Float64Array) =>
      samples.map((x, n) => (n >= 2 * rate && n < 3 * rate ? x : 0.5 * x));
    const mix = [shape(left), shape(right)];
    const { output, trace } = mastered(mix, gainDb);
    expect(trace.reductionMaxDb).toBeGreaterThan(2);
    const gain = 10 ** (gainDb / 20);
    const worstIn = (from: number, to: number): number => {
      let worst = 0;
      mix.forEach((samples, c) => {
        for (let n = from * rate; n < to * rate; n++) {
          const error = output[c]![n]! - gain * Math.fround(samples[n]!);
          worst = Math.max(worst, Math.abs(error));
        }
      });
      return 20 * Math.log10(worst);
    };
    expect(worstIn(0, 1.99)).toBeLessThan(-140);
    expect(worstIn(11, 12)).toBeLessThan(-140);
    expect(worstIn(2, 3)).toBeGreaterThan(-40);
  });
});
