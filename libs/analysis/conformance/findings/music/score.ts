import type { Track } from '../beds.js';

/** Where notes are put together: two channels, summed up. */
export interface Score {
  readonly sampleRateHz: number;
  readonly seconds: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** 0 to 1. */
  readonly random: () => number;
}

export interface Note {
  readonly at: number;
  readonly seconds: number;
  readonly level?: number;
  /** 0 left, 1 right. */
  readonly pan?: number;
}

export const tau = 2 * Math.PI;

/** Numbers from 0 to 1; neighbouring seeds have nothing in common. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export function emptyScore(options: {
  readonly seed: number;
  readonly sampleRateHz: number;
  readonly seconds: number;
}): Score {
  const { seed, sampleRateHz, seconds } = options;
  const frames = Math.round(seconds * sampleRateHz);
  return {
    sampleRateHz,
    seconds,
    left: new Float32Array(frames),
    right: new Float32Array(frames),
    random: randomOf(seed),
  };
}

/** Adds a wave of the note's own time. */
export function play(score: Score, note: Note, wave: (t: number, n: number) => number): void {
  const { sampleRateHz, left, right } = score;
  const { at, seconds, level = 1, pan = 0.5 } = note;
  const first = Math.max(0, Math.round(at * sampleRateHz));
  const last = Math.min(left.length, Math.round((at + seconds) * sampleRateHz));
  const gains = [level * Math.cos((pan * Math.PI) / 2), level * Math.sin((pan * Math.PI) / 2)];
  for (let n = first; n < last; n++) {
    const x = wave((n - first) / sampleRateHz, n - first);
    left[n]! += gains[0]! * x;
    right[n]! += gains[1]! * x;
  }
}

/** Equal-tempered frequency of a MIDI note number. */
export function pitchHz(key: number): number {
  return 440 * 2 ** ((key - 69) / 12);
}

export function saw(turns: number): number {
  return 2 * (turns - Math.floor(turns)) - 1;
}

export function white(random: () => number): () => number {
  return () => 2 * random() - 1;
}

/** Second-order filters of the Audio EQ Cookbook, in place. */
export function filter(
  samples: Float32Array,
  kind: 'low' | 'high' | 'band',
  options: { readonly hz: number; readonly sampleRateHz: number; readonly q?: number },
): void {
  const { hz, sampleRateHz, q = Math.SQRT1_2 } = options;
  const w = (tau * Math.min(hz, 0.49 * sampleRateHz)) / sampleRateHz;
  const cosine = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const b = {
    low: [(1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2],
    high: [(1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2],
    band: [alpha, 0, -alpha],
  }[kind];
  const [b0, b1, b2] = b.map((x) => x / (1 + alpha)) as [number, number, number];
  const a1 = (-2 * cosine) / (1 + alpha);
  const a2 = (1 - alpha) / (1 + alpha);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let n = 0; n < samples.length; n++) {
    const x = samples[n]!;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    samples[n] = y;
  }
}

/** The first-order low-pass of a cable or a tape: falls off gently. */
export function soften(samples: Float32Array, hz: number, sampleRateHz: number): void {
  const keep = Math.exp((-tau * hz) / sampleRateHz);
  let state = 0;
  for (let n = 0; n < samples.length; n++) {
    state = keep * state + (1 - keep) * samples[n]!;
    samples[n] = state;
  }
}

export function shape(samples: Float32Array, law: (x: number, n: number) => number): void {
  for (let n = 0; n < samples.length; n++) samples[n] = law(samples[n]!, n);
}

/** A room of four echoes that feed one another, another on either side. */
export function reverberate(
  score: Score,
  options: { readonly seconds: number; readonly level: number; readonly darkHz?: number },
): void {
  const { sampleRateHz, left, right } = score;
  const { seconds, level, darkHz = 5000 } = options;
  const keep = Math.exp((-tau * darkHz) / sampleRateHz);
  [left, right].forEach((samples, side) => {
    const delays = [0.0297, 0.0371, 0.0411, 0.0437].map((s) =>
      Math.round((s + 0.0013 * side) * sampleRateHz),
    );
    const lines = delays.map((length) => new Float32Array(length));
    const gains = delays.map((length) => 10 ** ((-3 * length) / sampleRateHz / seconds));
    const dull = delays.map(() => 0);
    for (let n = 0; n < samples.length; n++) {
      let wet = 0;
      for (let i = 0; i < lines.length; i++) {
        const line = lines[i]!;
        const at = n % line.length;
        dull[i] = keep * dull[i]! + (1 - keep) * line[at]!;
        wet += dull[i]!;
        line[at] = samples[n]! + gains[i]! * dull[i]!;
      }
      samples[n]! += level * wet;
    }
  });
}

/** As a mix is printed: without rumble, its ends quiet, its highest peak at −3 dBFS. */
export function printed(score: Score): Track {
  const { sampleRateHz, left, right } = score;
  const channels = [left, right];
  const frames = left.length;
  const silent = 0.12 * sampleRateHz;
  const fade = 0.35 * sampleRateHz;
  let peak = 0;
  for (const samples of channels) {
    for (const hz of [24, 24]) filter(samples, 'high', { hz, sampleRateHz });
    shape(samples, (x, n) => {
      const y =
        x *
        Math.max(
          0,
          Math.min(1, (n - silent) / (0.01 * sampleRateHz), (frames - silent - n) / fade),
        );
      peak = Math.max(peak, Math.abs(y));
      return y;
    });
  }
  for (const samples of channels) shape(samples, (x) => (0.7079 / peak) * x);
  return { sampleRateHz, channels, sampleKind: 'float', bitsPerSample: 32 };
}
