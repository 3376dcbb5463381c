import { seeded, song } from './songs.js';

/** Signals that limiters fail on, about as loud as full scale holds; by what they are. */
export function tortures(size: {
  readonly sampleRateHz: number;
  readonly seconds: number;
}): readonly (readonly [name: string, channels: readonly Float64Array[]])[] {
  const { sampleRateHz, seconds } = size;
  const frames = Math.round(seconds * sampleRateHz);
  const random = seeded(99);
  const wave = (at: (frame: number) => number) => new Float64Array(frames).map((_, n) => at(n));
  const tone = (hz: number, amplitude = 1) =>
    wave((n) => amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRateHz));
  const clip = (x: number) => Math.max(-1, Math.min(1, x));
  const clippedNoise = () => wave(() => clip(2 * (random() + random() + random())));
  const impulse = (where: number) =>
    wave((n) => (n === where ? 4 : 0.1 * Math.sin((900 * n) / sampleRateHz)));
  const burstFrames = Math.round(0.1 * sampleRateHz);
  const slowly = (n: number) => Math.sin((Math.PI * n) / frames) ** 2;
  return [
    ['clipped noise', [clippedNoise(), clippedNoise()]],
    ['random signs', [wave(() => (random() < 0 ? 1 : -1))]],
    ['a square wave', [wave((n) => (Math.sin((6264 * n) / sampleRateHz) < 0 ? -1 : 1))]],
    [
      'bursts at a quarter of the rate, between its samples',
      [
        wave(
          (n) =>
            (n % (2 * burstFrames) < burstFrames ? 1 : 0.05) *
            Math.SQRT2 *
            Math.sin((Math.PI * n) / 2 + Math.PI / 4),
        ),
      ],
    ],
    ['a tone of 20 kHz', [tone(20_000)]],
    ['a tone of 20 kHz that comes and goes', [tone(20_000).map((x, n) => x * Math.sin(n / 500))]],
    [
      // 9/8 of a frame apart, each midway between two of eight points a frame.
      'a tone whose crests no eighth of a frame meets',
      [wave((n) => slowly(n) * Math.cos(((8 * Math.PI) / 9) * (n - 1 / 16)))],
    ],
    ['an impulse of +12 dB in the first frame', [impulse(0)]],
    ['an impulse of +12 dB in the middle', [impulse(frames >> 1)]],
    ['an impulse of +12 dB in the last frame', [impulse(frames - 1)]],
    ['silence', [wave(() => 0), wave(() => 0)]],
    ['a constant', [wave(() => 1)]],
    ['one hot channel', [tone(700, 1.5), tone(1000, 0.1)]],
    ['a song', song({ seconds, peak: 1, seed: 3, sampleRateHz })],
  ];
}
