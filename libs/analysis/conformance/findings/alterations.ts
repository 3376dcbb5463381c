import { seeded } from '../signals.js';
import type { Track } from './beds.js';

export type Channels = 'both' | 'left' | 'right';

/** The track with each sample of the chosen channels made anew. */
export function altered(
  track: Track,
  make: (x: number, n: number, samples: Float32Array) => number,
  which: Channels = 'both',
): Track {
  return {
    ...track,
    channels: track.channels.map((samples, c) =>
      which === 'both' || c === (which === 'left' ? 0 : 1)
        ? samples.map((x, n) => make(x, n, samples))
        : samples,
    ),
  };
}

export function peakOf(track: Track): number {
  return track.channels.reduce(
    (high, samples) => samples.reduce((a, x) => Math.max(a, Math.abs(x)), high),
    0,
  );
}

export function scaledTo(track: Track, peak: number): Track {
  const gain = peak / peakOf(track);
  return altered(track, (x) => gain * x);
}

export function gained(track: Track, db: number, which: Channels = 'both'): Track {
  const gain = 10 ** (db / 20);
  return altered(track, (x) => gain * x, which);
}

/** Driven by `db` over `level` from its own peak, and cut there. */
export function clipped(track: Track, db: number, level: number, which: Channels = 'both'): Track {
  const gain = (level * 10 ** (db / 20)) / peakOf(track);
  const hot = altered(track, (x) => gain * x, which);
  return altered(hot, (x) => Math.max(-level, Math.min(level, x)), which);
}

export function silencedAt(
  track: Track,
  at: number,
  seconds: number,
  which: Channels = 'both',
): Track {
  const start = Math.round(at * track.sampleRateHz);
  const end = start + Math.round(seconds * track.sampleRateHz);
  return altered(track, (x, n) => (n >= start && n < end ? 0 : x), which);
}

/** Adds a few samples at each time. */
export function clickedAt(
  track: Track,
  times: readonly number[],
  shape: readonly number[],
  which: Channels = 'both',
): Track {
  const clicks = new Float32Array(track.channels[0]!.length);
  for (const at of times) {
    const first = Math.round(at * track.sampleRateHz);
    shape.forEach((x, i) => (clicks[first + i]! += x));
  }
  return altered(track, (x, n) => x + clicks[n]!, which);
}

/** Goes on from elsewhere: the sound from `at` on is what comes `skip` seconds later. */
export function splicedAt(track: Track, at: number, skip: number): Track {
  const cut = Math.round(at * track.sampleRateHz);
  const skipped = Math.round(skip * track.sampleRateHz);
  return altered(track, (x, n, samples) => (n < cut ? x : (samples[n + skipped] ?? 0)));
}

export function added(
  track: Track,
  wave: (seconds: number, n: number) => number,
  which: Channels = 'both',
): Track {
  return altered(track, (x, n) => x + wave(n / track.sampleRateHz, n), which);
}

export function delayed(track: Track, frames: number, which: Channels): Track {
  return altered(track, (_, n, samples) => samples[n - frames] ?? 0, which);
}

/** Brought to integers of `bits`, in a file of `fileBits`. */
export function quantised(
  track: Track,
  bits: number,
  options: { dither?: boolean; fileBits?: number } = {},
): Track {
  const random = seeded(bits);
  const scale = 2 ** (bits - 1);
  const made = altered(track, (x) => {
    const blur = options.dither === false ? 0 : random() - random();
    return Math.max(-scale, Math.min(scale - 1, Math.round(x * scale + blur))) / scale;
  });
  return { ...made, sampleKind: 'integer', bitsPerSample: options.fileBits ?? bits };
}

export function monoSum(track: Track): Track {
  const [left, right] = track.channels;
  const sum = left!.map((x, n) => (x + right![n]!) / 2);
  return { ...track, channels: [sum, sum] };
}

/** Cut off at a frequency by a windowed sinc of 255 taps. */
export function lowPassed(track: Track, cutoffHz: number): Track {
  const reach = 127;
  const taps = new Float64Array(2 * reach + 1).map((_, i) => {
    const k = i - reach;
    const w = (2 * Math.PI * cutoffHz) / track.sampleRateHz;
    const blackman =
      0.42 + 0.5 * Math.cos((Math.PI * k) / reach) + 0.08 * Math.cos((2 * Math.PI * k) / reach);
    return (blackman * (k === 0 ? w : Math.sin(w * k) / k)) / Math.PI;
  });
  return {
    ...track,
    channels: track.channels.map((samples) => {
      const padded = new Float32Array(samples.length + 2 * reach);
      padded.set(samples, reach);
      return samples.map((_, n) => {
        let sum = 0;
        for (let i = 0; i <= 2 * reach; i++) sum += taps[i]! * padded[n + i]!;
        return sum;
      });
    }),
  };
}

/** A limiter with 2 ms of look-ahead: the least gain needed around each frame, averaged over as long. */
export function limited(track: Track, db: number, ceiling: number): Track {
  const gain = (ceiling * 10 ** (db / 20)) / peakOf(track);
  const frames = track.channels[0]!.length;
  const reach = Math.round(0.001 * track.sampleRateHz);
  const needed = new Float64Array(frames).map((_, n) =>
    Math.min(1, ...track.channels.map((x) => ceiling / Math.max(1e-9, gain * Math.abs(x[n]!)))),
  );
  const least = needed.map((_, n) => {
    let low = 1;
    for (let k = Math.max(0, n - reach); k <= Math.min(frames - 1, n + reach); k++)
      low = Math.min(low, needed[k]!);
    return low;
  });
  const release = Math.exp(-1 / (0.05 * track.sampleRateHz));
  for (let n = 1; n < frames; n++)
    least[n] = Math.min(least[n]!, 1 - (1 - least[n - 1]!) * release);
  const smooth = least.map((_, n) => {
    let sum = 0;
    for (let k = n - reach; k <= n + reach; k++)
      sum += least[Math.max(0, Math.min(frames - 1, k))]!;
    return sum / (2 * reach + 1);
  });
  return altered(track, (x, n) => x * gain * smooth[n]!);
}

/** A bed scaled so that it clips nowhere by itself. */
export const calm = (track: Track): Track => scaledTo(track, 0.5);
