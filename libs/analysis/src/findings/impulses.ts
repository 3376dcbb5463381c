import { sight, type RunWatch } from '@kindred/dsp';
import { peakOf, powerOf } from './dropouts.js';
import type { ScannedRun } from './scanned-run.js';
import { bendAndPeakRatioMin, bendMin, bendRatioMin } from './watch-limits.js';

/** A sharp event that stands alone in its surroundings. */
export interface Impulse {
  /** The wave returns to where it was, or goes on from another place. */
  readonly kind: 'click' | 'step';
  readonly channel: number;
  readonly atSeconds: number;
}

/** Runs (of 11 ms) on either side that an event must stand out from: slow pulses repeat within. */
const reachRuns = 5;
/** A click is no wider than this many samples at 48 kHz. */
const widthMax = 4;
const surroundSamples = 8;
/** A beat makes the sound rise or end; a click leaves it as it was: 6 dB in 10 ms. */
const levelRatioMax = 4;
/** A step inside silence is a gate. */
const alivePower = 4e-6;

export interface ImpulseFinder {
  take(run: ScannedRun): void;
  readonly found: readonly Impulse[];
}

/**
 * Finds clicks and steps by their second difference: in nothing but a click or a cut does one
 * sample bend the wave ten times more than everything within 50 ms before and behind it, or less
 * where it also stands higher than all of that. Drum hits ring on, noise bends everywhere, waves
 * with edges repeat them.
 */
export function createImpulseFinder(
  watch: RunWatch,
  format: { readonly sampleRateHz: number; readonly channels: number },
): ImpulseFinder {
  const found: Impulse[] = [];
  return {
    found,
    take(run) {
      for (let c = 0; c < format.channels; c++) {
        if ((run.sights & sight.bent(c)) === 0) continue;
        const { bend, peak } = watch.around(c);
        const centre = run.index - reachRuns;
        const event = { channel: c, centre, around: bend, peakAround: peak };
        const impulse = examine(run, event);
        if (impulse !== null) found.push(impulse);
      }
    },
  };
}

function examine(
  run: ScannedRun,
  event: { channel: number; centre: number; around: number; peakAround: number },
): Impulse | null {
  const rate = run.sampleRateHz;
  const scale = Math.max(1, rate / 48000);
  const samples = new Float32Array(3 * run.frames);
  const from = (event.centre - 1) * run.frames;
  run.copy({ channel: event.channel, fromFrame: from }, samples);
  const bends = bendsOf(samples);
  const peakAt = firstHighest(bends);
  // Frame of the bent sample.
  const middle = peakAt - 1;
  const surround = Math.round(surroundSamples * scale);
  const peak = bends[peakAt]!;
  if (middle < run.frames / 2 || middle > 2.5 * run.frames) return null;
  const outside = Math.max(
    peakOf(bends, 0, middle - surround),
    peakOf(bends, middle + surround, bends.length),
    event.around,
  );
  if (peak < bendRatioMin * outside) return null;
  const peakOutside = Math.max(
    peakOf(samples, 0, middle - surround),
    peakOf(samples, middle + surround, samples.length),
    event.peakAround,
  );
  const higher = peakOf(samples, middle - surround, middle + surround) / peakOutside;
  if (peak * Math.max(1, higher) < bendAndPeakRatioMin * outside) return null;
  let width = 0;
  for (let n = middle - surround; n <= middle + surround; n++) {
    if (bends[n]! >= peak / 4) width++;
  }
  if (width > widthMax * scale) return null;
  const reach = Math.round(0.01 * rate);
  const before = powerOf(samples, middle - surround - reach, middle - surround);
  const after = powerOf(samples, middle + surround, middle + surround + reach);
  const quietest = bendMin * bendMin * 1e-4;
  if (Math.max(before, after) > levelRatioMax * Math.max(Math.min(before, after), quietest)) {
    return null;
  }
  const kind = isStep(samples, middle, scale) ? 'step' : 'click';
  if (kind === 'step' && Math.min(before, after) < alivePower) return null;
  return { kind, channel: event.channel, atSeconds: (from + middle) / rate };
}

/**
 * Whether the wave, its local slope taken off, is still displaced a third of a millisecond behind
 * the event: by then a click is over.
 */
function isStep(samples: Float32Array, middle: number, scale: number): boolean {
  const first = middle - Math.ceil(3 * scale);
  const last = middle + Math.ceil(16 * scale);
  const slopeOver = Math.ceil(12 * scale);
  const slopeBefore = (samples[first]! - samples[first - slopeOver]!) / slopeOver;
  const slopeAfter = (samples[last + slopeOver]! - samples[last]!) / slopeOver;
  const slope = (slopeBefore + slopeAfter) / 2;
  const net = samples[last]! - samples[first]! - (last - first) * slope;
  let steepest = 0;
  for (let n = first + 1; n <= last; n++) {
    steepest = Math.max(steepest, Math.abs(samples[n]! - samples[n - 1]! - slope));
  }
  return Math.abs(net) > 0.5 * steepest;
}

// Loops over all samples stand alone: an engine compiles them apart from what is done once.

/** Magnitudes of second differences, each at the last of its three samples. */
function bendsOf(samples: Float32Array): Float32Array {
  const bends = new Float32Array(samples.length);
  for (let n = 2; n < samples.length; n++) {
    bends[n] = Math.abs(samples[n]! - 2 * samples[n - 1]! + samples[n - 2]!);
  }
  return bends;
}

/** Where the first of the highest lies, the first two aside. */
function firstHighest(values: Float32Array): number {
  let at = 2;
  for (let n = 2; n < values.length; n++) if (values[n]! > values[at]!) at = n;
  return at;
}
