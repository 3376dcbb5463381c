import { groupOffset, groupStride, runGroups, sight, type RunWatch } from '@kindred/dsp';
import { findingOf } from './finding-of.js';
import type { Detector, ScannedRun } from './scanned-run.js';
import { silenceLinear } from './watch-limits.js';

const secondsMin = 0.001;
const secondsMax = 0.05;
/** The wave on both sides must reach this. */
const aliveLinear = 0.004;
/** How unlike the sides may be in power: 8 dB. */
const unlikeRatio = 6.3;
/** Of the peak beside a silence, each 2 ms of the 10 ms next to it must reach this. */
const steadyShare = 0.1;
/** A cut wave breaks off at this share of its recent height or steepness, and so it returns. */
const cutShare = 0.15;
/** More than this is a gate or a stutter, meant as such. */
const perMinuteMax = 20;
const stepShare = 0.05;
const contextSeconds = 0.02;
const edgeSeconds = 0.005;
const nearSeconds = 0.002;
const endSeconds = 0.00007;
/** Runs to wait for what follows a silence. */
const runsAhead = 3;

interface Silence {
  readonly channel: number;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly dueRun: number;
}

export interface Dropout {
  readonly channel: number;
  readonly atSeconds: number;
  readonly durationSeconds: number;
}

/**
 * Silences of 1 to 50 ms cut into a living signal. Fades, pauses and gates end softly or rise anew;
 * a dropout cuts the wave wherever it stands, and it goes on as before.
 */
export function createDropoutDetector(
  watch: RunWatch,
  format: { readonly sampleRateHz: number; readonly channels: number },
): Detector & { readonly found: readonly Dropout[] } {
  const quietSince = Array.from({ length: format.channels }, () => -1);
  const waiting: Silence[] = [];
  const found: Dropout[] = [];
  const longestFrames = secondsMax * format.sampleRateHz;

  const follow = (run: ScannedRun, c: number): void => {
    for (let g = 0; g < runGroups; g++) {
      const peak = run.statistics[g * groupStride + groupOffset.peak + c]!;
      const frame = run.firstFrame + g * run.groupFrames;
      if (peak < silenceLinear) {
        if (quietSince[c]! < 0) quietSince[c] = frame;
        continue;
      }
      const start = quietSince[c]!;
      quietSince[c] = -1;
      if (start <= 0 || frame - start > longestFrames) continue;
      waiting.push({
        channel: c,
        startFrame: start,
        endFrame: frame,
        dueRun: run.index + runsAhead,
      });
    }
  };

  return {
    found,
    take(run) {
      for (let c = 0; c < format.channels; c++) {
        if ((run.sights & sight.quiet(c)) !== 0) follow(run, c);
      }
      while (waiting.length > 0 && waiting[0]!.dueRun <= run.index) {
        const dropout = examine(run, waiting.shift()!);
        if (dropout !== null) found.push(dropout);
      }
      watch.askFor(waiting[0]?.dueRun ?? Infinity);
    },
    finish({ frames }) {
      const places = merged(found);
      const minutes = frames / format.sampleRateHz / 60;
      if (places.length === 0 || places.length > Math.max(3, perMinuteMax * minutes)) return [];
      const channels = new Set(found.map(({ channel }) => channel));
      return [
        findingOf({
          code: 'dropout',
          severity: 'warning',
          value: 1000 * Math.max(...places.map(({ durationSeconds }) => durationSeconds)),
          threshold: 1000 * secondsMin,
          unit: 'ms',
          places: places.map(({ atSeconds, durationSeconds }) => ({ atSeconds, durationSeconds })),
          ...(format.channels === 2 && channels.size === 1
            ? { channel: channels.has(0) ? ('left' as const) : ('right' as const) }
            : {}),
          fixable: 'mix',
        }),
      ];
    },
  };
}

function examine(run: ScannedRun, silence: Silence): Dropout | null {
  const rate = run.sampleRateHz;
  const context = Math.round(contextSeconds * rate) + run.groupFrames;
  const from = Math.max(0, silence.startFrame - context);
  const samples = new Float32Array(silence.endFrame + context - from);
  run.copy({ channel: silence.channel, fromFrame: from }, samples);
  let start = silence.startFrame - from;
  let end = start + 1;
  while (start > 0 && Math.abs(samples[start - 1]!) < silenceLinear) start--;
  while (end < samples.length && Math.abs(samples[end]!) < silenceLinear) end++;
  const length = (end - start) / rate;
  if (start < context / 2 || length < secondsMin || length > secondsMax) return null;

  const near = Math.round(nearSeconds * rate);
  const edge = Math.round(edgeSeconds * rate);
  const reach = Math.round(contextSeconds * rate);
  const before = peakOf(samples, start - edge, start);
  const after = peakOf(samples, end, end + edge);
  const isSteady = [0, 1, 2, 3, 4].every(
    (i) =>
      peakOf(samples, start - (i + 1) * near, start - i * near) >= steadyShare * before &&
      peakOf(samples, end + i * near, end + (i + 1) * near) >= steadyShare * after,
  );
  const isAlive = before >= aliveLinear && after >= aliveLinear && isSteady;
  if (!isAlive) return null;
  const ratio = powerOf(samples, start - reach, start) / powerOf(samples, end, end + reach);
  if (ratio > unlikeRatio || ratio < 1 / unlikeRatio) return null;
  const outermost = Math.max(2, Math.round(endSeconds * rate));
  const breaksOff = abruptness(samples.slice(start - edge, start).reverse(), outermost);
  const returns = abruptness(samples.slice(end, end + edge), outermost);
  if (Math.min(breaksOff, returns) < cutShare) return null;
  return {
    channel: silence.channel,
    atSeconds: (from + start) / rate,
    durationSeconds: length,
  };
}

/**
 * How high or how steep the outermost samples stand against all: where a wave crosses zero it is
 * steepest, where it is flat it is highest. What fades is neither. The whole of it where the first
 * sample alone is a steeper step than any, and high enough to be one.
 */
function abruptness(samples: Float32Array, outermost: number): number {
  const [near, all] = [samples.subarray(0, outermost), samples].map((part) => {
    let [high, steep] = [1e-9, 1e-9];
    for (let n = 0; n < part.length; n++) {
      high = Math.max(high, Math.abs(part[n]!));
      if (n > 0) steep = Math.max(steep, Math.abs(part[n]! - part[n - 1]!));
    }
    return { high, steep };
  });
  const step = Math.abs(samples[0]!);
  if (step >= all!.steep && step >= stepShare * all!.high) return 1;
  return Math.max(near!.high / all!.high, near!.steep / all!.steep);
}

export function peakOf(samples: Float32Array, from: number, to: number): number {
  let peak = 0;
  for (let n = Math.max(0, from); n < Math.min(to, samples.length); n++) {
    const size = Math.abs(samples[n]!);
    if (size > peak) peak = size;
  }
  return peak;
}

/** Mean square. */
export function powerOf(samples: Float32Array, from: number, to: number): number {
  const first = Math.max(0, from);
  const last = Math.min(to, samples.length);
  let sum = 0;
  for (let n = first; n < last; n++) sum += samples[n]! * samples[n]!;
  return last > first ? sum / (last - first) : 0;
}

/** Both channels at once are one place. */
function merged(found: readonly Dropout[]): Dropout[] {
  const sorted = [...found].sort((a, b) => a.atSeconds - b.atSeconds);
  return sorted.filter(
    ({ atSeconds }, i) => i === 0 || atSeconds - sorted[i - 1]!.atSeconds > secondsMin,
  );
}
