import { describe, expect, it } from 'vitest';
import { edgesSchema, type Edges } from '@kindred/records';
import { seeded } from '../../conformance/signals.js';
import { gaussian, sampled, takeTrack } from '../../conformance/take-track.js';
import { measureEdges } from './measure-edges.js';
import { noEdgeTones } from '../tone/edge-tones.js';

const rate = 16_000;

function measure(
  channels: readonly Float32Array[],
  options: { readonly sampleRateHz?: number; readonly cuts?: readonly number[] } = {},
): Edges {
  const edges = measureEdges({
    ...takeTrack(channels, { sampleRateHz: rate, ...options }),
    tones: noEdgeTones,
  });
  expect(edgesSchema.parse(JSON.parse(JSON.stringify(edges)))).toEqual(edges);
  return edges;
}

const noiseOf = (seed: number): (() => number) => {
  const random = seeded(seed);
  return () => gaussian(random);
};
const db = (levelDb: number): number => 10 ** (levelDb / 20);
const tone = (hz: number, t: number): number => Math.sin(2 * Math.PI * hz * t);

describe('silence at the edges', () => {
  it.each([8000, 11025, 44100, 192000])('is told to the frame at %i Hz', (sampleRateHz) => {
    const samples = new Float32Array(3 * sampleRateHz);
    samples.fill(5e-4, 1000, samples.length - 700);
    samples.fill(0.2, 5001, samples.length - 4004);
    const { start, end, sound } = measure([new Float32Array(samples.length), samples], {
      sampleRateHz,
    });
    const seconds = (frames: number): number => Math.round((frames / sampleRateHz) * 1e5) / 1e5;
    expect([start.silenceSeconds, start.zeroSeconds]).toEqual([5001, 1000].map(seconds));
    expect([end.silenceSeconds, end.zeroSeconds]).toEqual([4004, 700].map(seconds));
    expect(sound).toEqual({
      startSeconds: seconds(5001),
      endSeconds: seconds(samples.length - 4004),
    });
  });

  it.each([
    ['of no frames', 0, 0, 'no samples'],
    ['of zeros', 30_000, 0, 'silent: every sample is 0'],
    ['under −60 dBFS', 30_000, 9e-4, 'no sample is over −60 dBFS'],
  ] as const)('is all of a track %s', (_, length, value, reason) => {
    const edges = measure([new Float32Array(length).fill(value)]);
    expect(edges.reason).toBe(reason);
    expect(edges.sound).toBeNull();
    for (const edge of [edges.start, edges.end]) {
      expect(edge.silenceSeconds).toBe(length / rate);
      expect(edge.zeroSeconds).toBe(value === 0 ? length / rate : 0);
      expect(edge).toMatchObject({
        isCut: false,
        isSegue: false,
        fade: null,
        soundDbfs: null,
        stepDbfs: null,
      });
      expect([edge.loudness3sLufs, edge.loudness10sLufs]).toEqual([null, null]);
    }
  });
});

describe('a start', () => {
  const hiss = noiseOf(1);
  it.each([
    ['noise that had been going on', true, sampled(2, rate, () => 0.1 * hiss())],
    ['a tone at its height', true, sampled(2, rate, (t) => 0.3 * Math.cos(2 * Math.PI * 440 * t))],
    [
      'a hit that rises in 2 ms',
      false,
      sampled(2, rate, (t) => 0.9 * Math.min(1, t / 0.002) * Math.exp(-t / 0.1) * tone(180, t)),
    ],
    ['a tone that starts at zero', false, sampled(2, rate, (t) => 0.3 * tone(110, t))],
    [
      'noise faded in over 5 ms',
      false,
      sampled(2, rate, (t) => 0.1 * Math.min(1, t / 0.005) * hiss()),
    ],
    ['noise after 20 ms of nothing', false, sampled(2, rate, (t) => (t < 0.02 ? 0 : 0.1 * hiss()))],
    ['faint noise', false, sampled(2, rate, () => 0.001 * hiss())],
  ] as const)('of %s is cut: %s', (_, isCut, samples) => {
    expect(measure([samples]).start.isCut).toBe(isCut);
    expect(measure([new Float32Array(samples.length), samples]).start.isCut).toBe(isCut);
  });
});

describe('an end', () => {
  const hiss = noiseOf(2);
  it.each([
    ['noise that goes on', true, sampled(2, rate, () => 0.1 * hiss())],
    ['noise at −55 dBFS', true, sampled(2, rate, () => db(-55) * hiss())],
    ['noise faded to nothing', false, sampled(2, rate, (t) => 0.1 * (2 - t) ** 3 * hiss())],
    [
      'noise before 20 ms of nothing',
      false,
      sampled(2, rate, (t) => (t > 1.98 ? 0 : 0.1 * hiss())),
    ],
  ] as const)('of %s is cut: %s', (_, isCut, samples) => {
    expect(measure([samples]).end.isCut).toBe(isCut);
  });

  it('over −50 dBFS in its last 100 ms may be a segue', () => {
    const level = (levelDb: number): Edges =>
      measure([sampled(3, rate, () => db(levelDb) * hiss())]);
    expect([level(-49).start.isSegue, level(-49).end.isSegue]).toEqual([true, true]);
    expect([level(-51).start.isSegue, level(-51).end.isSegue]).toEqual([false, false]);
    expect(Math.abs(level(-40).end.levelDbfs! + 40)).toBeLessThan(0.5);
    expect(Math.abs(level(-40).end.outermostDbfs! + 40)).toBeLessThan(1);
    expect(Math.abs(level(-40).end.soundDbfs! + 40)).toBeLessThan(1);
  });
});

describe('a fade', () => {
  const hiss = noiseOf(3);
  const beats = (t: number): number => (0.4 + 0.6 * Math.exp(-((t * 2) % 1) * 4)) * hiss();

  it.each([1.5, 4, 10])('of %i s, even in dB, is found with its length', (length) => {
    const samples = sampled(
      20,
      rate,
      (t) => db(-12 - 50 * Math.max(0, (t - (20 - length)) / length)) * hiss(),
    );
    const { start, end } = measure([samples]);
    expect(start.fade).toBeNull();
    expect(Math.abs(end.fade!.seconds - length)).toBeLessThan(0.15 * length + 0.3);
    expect(Math.abs(end.fade!.changeDb - 49)).toBeLessThan(4);
  });

  it.each([6, 12, 20])('of %i s, even in amplitude, is found over music with beats', (length) => {
    const samples = sampled(40, rate, (t) => 0.2 * Math.min(1, (40 - t) / length) * beats(t));
    const { fade } = measure([samples]).end;
    expect(fade!.seconds).toBeGreaterThan(0.6 * length);
    expect(fade!.seconds).toBeLessThan(1.1 * length);
  });

  it('does not reach into music that only drifts', () => {
    const samples = sampled(44, rate, (t) =>
      t < 40 ? 0.2 * db(-0.3 * t) * hiss() : 0.2 * db(-12 - 12 * (t - 40)) * hiss(),
    );
    expect(Math.abs(measure([samples]).end.fade!.seconds - 4)).toBeLessThan(1);
  });

  it('does not reach over a pause', () => {
    const samples = sampled(20, rate, (t) => {
      if (t < 15.8) return 0.2 * hiss();
      return t < 17 ? db(-50) * hiss() : db(-20 - 12 * (t - 17)) * hiss();
    });
    expect(Math.abs(measure([samples]).end.fade!.seconds - 3)).toBeLessThan(0.7);
  });

  it('before silence is found, too', () => {
    const samples = sampled(20, rate, (t) =>
      t > 16 ? 0 : 0.2 * Math.min(1, (16 - t) / 5) * hiss(),
    );
    expect(measure([samples]).end.fade!.seconds).toBeGreaterThan(3.5);
  });

  it.each([
    ['music that stops', (): number => 0.2 * hiss()],
    ['music with beats that stops', (t: number): number => 0.2 * beats(t)],
    [
      'music that rings out within half a second',
      (t: number): number => 0.2 * Math.min(1, Math.exp((9.4 - t) * 8)) * hiss(),
    ],
    ['music that only gets softer by 6 dB', (t: number): number => 0.2 * db(-0.6 * t) * hiss()],
  ])('is not found in %s', (_, at) => {
    expect(measure([sampled(10, rate, at)]).end.fade).toBeNull();
  });
});

describe('loudness at the edges', () => {
  const hiss = noiseOf(4);
  const loudness = (samples: Float32Array): number => {
    const { sum } = takeTrack([samples], { sampleRateHz: rate }).energies;
    return -0.691 + 10 * Math.log10(sum.reduce((a, b) => a + b, 0) / sum.length);
  };

  it('is that of the outermost 3 and 10 s of sound', () => {
    const samples = sampled(24, rate, (t) => {
      if (t < 1 || t > 23) return 0;
      return db(t < 4 ? -30 : t < 11 ? -20 : t < 20 ? -10 : -26) * hiss();
    });
    const { start, end } = measure([samples]);
    const cut = (from: number, to: number): number =>
      loudness(samples.slice(from * rate, to * rate));
    expect(Math.abs(start.loudness3sLufs! - cut(1, 4))).toBeLessThan(0.1);
    expect(Math.abs(start.loudness10sLufs! - cut(1, 11))).toBeLessThan(0.1);
    expect(Math.abs(end.loudness3sLufs! - cut(20, 23))).toBeLessThan(0.1);
    expect(Math.abs(end.loudness10sLufs! - cut(13, 23))).toBeLessThan(0.1);
  });

  it('is null where there is less sound, with the reason', () => {
    const { start, end, reason } = measure([sampled(5, rate, () => 0.1 * hiss())]);
    expect(start.loudness3sLufs).not.toBeNull();
    expect([start.loudness10sLufs, end.loudness10sLufs]).toEqual([null, null]);
    expect(reason).toBe('less than 10 s of sound');
    const short = measure([sampled(0.5, rate, () => 0.1 * hiss())]);
    expect([short.start.loudness3sLufs, short.end.loudness3sLufs]).toEqual([null, null]);
    expect(short.start.levelDbfs).not.toBeNull();
  });
});

describe('the noise floor', () => {
  const hiss = noiseOf(5);
  it('is what is left between sounds, digital silence aside', () => {
    const samples = sampled(20, rate, (t) => {
      if (t >= 15) return 0;
      return db(Math.floor(t) % 4 === 3 ? -70 : -20) * hiss();
    });
    const { noiseFloorDbfs, start, end } = measure([samples]);
    expect(Math.abs(noiseFloorDbfs! + 70)).toBeLessThan(0.5);
    expect(Math.abs(start.noiseDbfs! + 70)).toBeLessThan(0.5);
    expect(end.noiseDbfs).toBeNull();
  });
});

describe('edges read alike from both ends', () => {
  const hiss = noiseOf(6);
  // Whole segments, so that the grid of 10 ms is the same backwards.
  const samples = sampled(16, rate, (t) =>
    t < 0.37 ? 0 : t > 15.2 ? 1e-4 * hiss() : 0.2 * Math.min(1, (15.2 - t) / 4) * hiss(),
  );
  const other = sampled(16, rate, () => 1e-5 * hiss());

  it('and backwards', () => {
    const forward = measure([samples, other]);
    const backward = measure([samples.toReversed(), other.toReversed()]);
    for (const [a, b] of [
      [forward.start, backward.end],
      [forward.end, backward.start],
    ] as const) {
      const rest = ({ isCut, loudness3sLufs, loudness10sLufs, ...same }: Edges['start']) => same;
      expect(rest(a)).toEqual(rest(b));
      // Filters run forwards alone.
      expect(Math.abs(a.loudness3sLufs! - b.loudness3sLufs!)).toBeLessThan(0.05);
      expect(Math.abs(a.loudness10sLufs! - b.loudness10sLufs!)).toBeLessThan(0.05);
    }
  });

  it('however blocks are cut', () => {
    const whole = measure([samples, other]);
    for (const cuts of [[160], [161, 3], [4096, 1, 77]]) {
      expect(measure([samples, other], { cuts })).toEqual(whole);
    }
  });
});
