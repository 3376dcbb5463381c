import { expect, test } from 'vitest';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';

const size = 512;
const segments = 40;

/** Mean power of the noise from 2.5 to 4.5 kHz, in dB of its steps². */
function heardDb(noise: Float64Array, rateHz: number): number {
  let [sum, bins] = [0, 0];
  for (let bin = 1; bin < size / 2; bin++) {
    const hz = (bin * rateHz) / size;
    if (hz < 2500 || hz > 4500) continue;
    bins++;
    for (let segment = 0; segment < segments; segment++) {
      let [re, im] = [0, 0];
      for (let n = 0; n < size; n++) {
        const window = Math.sin((Math.PI * (n + 0.5)) / size) ** 2;
        const turn = (2 * Math.PI * bin * n) / size;
        const x = window * noise[segment * size + n]!;
        re += x * Math.cos(turn);
        im += x * Math.sin(turn);
      }
      sum += re * re + im * im;
    }
  }
  return 10 * Math.log10(sum / (bins * segments));
}

test.each([44_100, 48_000])(
  'shaped dither leaves 15 dB less noise where the ear is keenest, at %i Hz',
  (sampleRateHz) => {
    const quiet = new Float64Array(size * segments).map((_, n) => 0.01 * Math.sin(n / 40));
    const source = layoutOf('f64', { channels: 1, sampleRateHz });
    const gainDb = -3;
    const [plain, shaped] = (['plain', 'shaped'] as const).map((dither) => {
      const { bytes } = render(toBytes([quiet], 'f64'), {
        source,
        gainDb,
        limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
        output: { encoding: 's16', dither },
        seed: 3,
      });
      const [words] = fromBytes(bytes, layoutOf('s16', { channels: 1 }));
      return words!.map((word, n) => word - quiet[n]! * 10 ** (gainDb / 20) * 32_768);
    }) as [Float64Array, Float64Array];
    const lessDb = heardDb(plain, sampleRateHz) - heardDb(shaped, sampleRateHz);
    expect(lessDb).toBeGreaterThan(14.5);
    expect(lessDb).toBeLessThan(18);
    expect(Math.max(...shaped.map(Math.abs))).toBeLessThan(8);
  },
);
