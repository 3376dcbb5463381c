import { seeded } from '../signals.js';

/** A stereo (or mono) track of test music. */
export interface Track {
  readonly sampleRateHz: number;
  readonly channels: readonly Float32Array[];
  readonly sampleKind: 'integer' | 'float';
  readonly bitsPerSample: number;
}

type Wave = (seconds: number, n: number) => number;

export const bedSeconds = 8;

/** A track from one function of time per channel, with quiet ends of 0.15 s and 0.4 s faded. */
export function trackOf(
  waves: readonly Wave[],
  {
    sampleRateHz = 44100,
    seconds = sampleRateHz > 48000 ? bedSeconds / 2 : bedSeconds,
  }: { sampleRateHz?: number; seconds?: number } = {},
): Track {
  const frames = Math.round(seconds * sampleRateHz);
  const channels = waves.map((wave) =>
    new Float32Array(frames).map((_, n) => {
      const t = n / sampleRateHz;
      const gain = Math.max(0, Math.min(1, (t - 0.15) / 0.02, (seconds - 0.05 - t) / 0.4));
      return gain === 0 ? 0 : gain * wave(t, n);
    }),
  );
  return { sampleRateHz, channels, sampleKind: 'float', bitsPerSample: 32 };
}

/** Beds are asked for often: each is made once. */
const made = new Map<string, Track>();
function once(name: string, make: () => Track): Track {
  const track = made.get(name) ?? withoutRumble(make());
  made.set(name, track);
  return track;
}

/** Twice a first-order high-pass at 25 Hz, as mixes have one: no offset, no rumble. */
function withoutRumble(track: Track): Track {
  const keep = Math.exp((-2 * Math.PI * 25) / track.sampleRateHz);
  const highPassed = (samples: Float32Array): Float32Array => {
    let before = 0;
    let state = 0;
    return samples.map((x) => {
      state = keep * (state + x - before);
      before = x;
      return state;
    });
  };
  return { ...track, channels: track.channels.map((x) => highPassed(highPassed(x))) };
}

export function noise(seed: number): () => number {
  const random = seeded(seed);
  for (let i = 0; i < 8; i++) random();
  return () => 2 * random() - 1;
}

/** Noise through a one-pole low-pass; `smooth` 0 is white. */
export function softNoise(seed: number, smooth: number): () => number {
  const white = noise(seed);
  let state = 0;
  return () => (state = smooth * state + (1 - smooth) * white());
}

const tau = 2 * Math.PI;
export const sine = (hz: number, t: number, phase = 0): number => Math.sin(tau * hz * t + phase);
export const decay = (since: number, seconds: number): number =>
  since < 0 ? 0 : Math.exp(-since / seconds);
/** Since the last of beats `every` seconds apart. */
export const since = (t: number, every: number, offset = 0): number =>
  t < offset ? -1 : (t - offset) % every;

export function kick(t: number): number {
  return t < 0 ? 0 : decay(t, 0.09) * Math.min(1, t / 0.0008) * sine(45 + 90 * decay(t, 0.02), t);
}

/** A hit of noise, rising within `rise` seconds. */
export function hit(t: number, random: () => number, length: number, rise = 0.0004): number {
  const x = random();
  return t < 0 ? 0 : decay(t, length) * Math.min(1, t / rise) * x;
}

export const drums = (seed = 1, sampleRateHz = 44100): Track =>
  once(`drums ${seed} ${sampleRateHz}`, () => makeDrums(seed, sampleRateHz));

function makeDrums(seed: number, sampleRateHz: number): Track {
  const hat = [noise(seed), noise(seed + 1)];
  const snare = noise(seed + 2);
  const shared: number[] = [];
  const bass: Wave = (t) => {
    const note = [55, 55, 65.4, 49][Math.floor(t / 1) % 4]!;
    const at = since(t, 0.25);
    return (
      Math.min(1, at / 0.005) *
      decay(at, 0.3) *
      Math.min(1, (0.25 - at) / 0.01) *
      (sine(note, t) + 0.4 * sine(2 * note, t) + 0.15 * sine(3 * note, t))
    );
  };
  const wave =
    (side: number): Wave =>
    (t, n) =>
      0.4 * kick(since(t, 0.5)) +
      (shared[n] ??= 0.25 * hit(since(t, 1, 0.5), snare, 0.06)) +
      0.08 * hit(since(t, 0.25, 0.125), hat[side]!, 0.03) +
      0.16 * bass(t, n);
  return trackOf([wave(0), wave(1)], { sampleRateHz });
}

export const pad = (seed = 1, sampleRateHz = 44100): Track =>
  once(`pad ${seed} ${sampleRateHz}`, () => makePad(seed, sampleRateHz));

function makePad(seed: number, sampleRateHz: number): Track {
  const random = noise(seed);
  const voices = [130.8, 164.8, 196, 261.6, 329.6].flatMap((hz) =>
    [-0.3, 0, 0.4].map((cents) => ({
      hz: hz * (1 + cents / 100),
      phase: Math.PI * random(),
      pan: 0.5 + 0.2 * cents,
    })),
  );
  const air = [softNoise(seed + 5, 0.5), softNoise(seed + 6, 0.5)];
  const wave =
    (side: number): Wave =>
    (t) =>
      0.03 *
        (1 + 0.3 * sine(0.2, t)) *
        voices.reduce(
          (sum, { hz, phase, pan }) =>
            sum +
            2 *
              (side === 0 ? 1 - pan : pan) *
              (sine(hz, t, phase) + 0.3 * sine(2 * hz, t, 2 * phase)),
          0,
        ) +
      0.0006 * air[side]!();
  return trackOf([wave(0), wave(1)], { sampleRateHz });
}

export const dense = (seed = 1, sampleRateHz = 44100): Track =>
  once(`dense ${seed} ${sampleRateHz}`, () => makeDense(seed, sampleRateHz));

function makeDense(seed: number, sampleRateHz: number): Track {
  const [middle, left, right] = [
    softNoise(seed, 0.93),
    softNoise(seed + 1, 0.8),
    softNoise(seed + 2, 0.8),
  ];
  const top = [noise(seed + 3), noise(seed + 4)];
  const held: number[] = [];
  const common: Wave = (t, n) =>
    (held[n] ??= 0.9 * middle() + 0.1 * (sine(98, t) + sine(147, t)) + 0.05 * sine(392, t));
  const swell = (t: number): number => 0.8 + 0.2 * sine(0.5, t);
  return trackOf(
    [
      (t, n) => swell(t) * (common(t, n) + 0.2 * left() + 0.03 * top[0]!()),
      (t, n) => swell(t) * (common(t, n) + 0.2 * right() + 0.03 * top[1]!()),
    ],
    { sampleRateHz },
  );
}

/** Plucked tones with pauses of near silence: a floor of −78 dBFS. */
export const plucks = (seed = 1, sampleRateHz = 44100): Track =>
  once(`plucks ${seed} ${sampleRateHz}`, () => makePlucks(seed, sampleRateHz));

function makePlucks(seed: number, sampleRateHz: number): Track {
  const random = noise(seed);
  const notes = Array.from({ length: 12 }, (_, i) => ({
    at: 0.2 + 0.6 * i + 0.05 * random(),
    hz: [196, 246.9, 293.7, 392, 440, 587.3][Math.floor(3 + 3 * random())]!,
    pan: 0.5 + (i % 2 === 0 ? 0.1 : -0.1),
  })).filter((_, i) => i !== 4 && i !== 8);
  const floor = [noise(seed + 1), noise(seed + 2)];
  const wave =
    (side: number): Wave =>
    (t) =>
      notes.reduce((sum, { at, hz, pan }) => {
        const since = t - at;
        if (since < 0 || since > 2) return sum;
        const gain = 0.5 * (side === 0 ? 1 - pan : pan) * Math.min(1, since / 0.003);
        return (
          sum +
          gain *
            (decay(since, 0.35) * sine(hz, t) +
              0.4 * decay(since, 0.15) * sine(2 * hz, t) +
              0.2 * decay(since, 0.06) * sine(5.01 * hz, t))
        );
      }, 0) +
      0.0002 * floor[side]!();
  return trackOf([wave(0), wave(1)], { sampleRateHz });
}

/** One wave on both channels, each under its own faint air. */
export const twice = (
  wave: (t: number, n: number) => number,
  options?: { sampleRateHz?: number; seconds?: number },
): Track => {
  const air = [noise(91), noise(92)];
  return trackOf(
    [0, 1].map((c) => (t: number, n: number) => wave(t, n) + 0.002 * air[c]!()),
    options,
  );
};
