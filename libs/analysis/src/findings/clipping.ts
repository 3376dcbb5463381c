import { sight, type RunWatch } from '@kindred/dsp';
import type { FindingPlace } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { Detector, ScannedRun } from './scanned-run.js';
import { plateauFramesAt, plateauWidth } from './watch-limits.js';

/** At and below 48 kHz; longer in proportion above. */
const runSamplesLong = 10;
const perMinuteWarning = 5;
const perMinuteError = 50;
/**
 * Samples beyond two in a row that all runs must have together: now and then a crest is flat by
 * chance.
 */
const excessMin = 6;
const placesMin = 3;
/** A level held longer than this is no clipped wave. */
const heldSecondsMax = 0.05;
/** Of all between the wave's lowest and highest: how far a square wave jumps, and what is flat. */
const jumpShare = 0.5;
const levelShare = 0.1;
/** Frames looked at before and behind a plateau. */
const margin = 4;

/** One side of a channel's wave: what cuts it need not cut the other, nor at the same level. */
interface Tally {
  readonly channel: number;
  readonly sign: 1 | -1;
  /** How often the wave's level had risen when plateaus were last sought; those before don't count. */
  rises: number;
  longest: number;
  excess: number;
  readonly starts: number[];
  readonly lengths: number[];
}

/**
 * Flat tops: runs of samples equal to the highest on their side of their channel's wave, at full
 * scale or below it, which the wave enters and leaves at an angle. A round top of a low tone is told
 * by its curvature, a square wave by its jump from one side to the other, a held-sample staircase by
 * its flat neighbours; limiters leave single samples at their ceiling.
 */
export function createClippingDetector(
  watch: RunWatch,
  format: {
    readonly sampleRateHz: number;
    readonly channels: number;
    /** Dither blurs a plateau by this much, linear. */
    readonly blurLinear: number;
  },
): Detector {
  const scale = Math.max(1, format.sampleRateHz / 48000);
  const shortest = plateauFramesAt(format.sampleRateHz);
  const longestHeld = heldSecondsMax * format.sampleRateHz;
  const tallies: Tally[] = Array.from({ length: format.channels }, (_, channel) =>
    ([1, -1] as const).map((sign) => ({
      channel,
      sign,
      rises: 0,
      longest: 0,
      excess: 0,
      starts: [],
      lengths: [],
    })),
  ).flat();
  let samples = new Float32Array(0);

  /** Plateaus that begin in `count` frames from `margin` on. */
  const search = (tally: Tally, firstFrame: number, count: number): void => {
    const { sign, channel } = tally;
    const { level, span } = watch.side(channel, sign);
    const width = plateauWidth(level, format.blurLinear);
    const low = level - width;
    for (let n = margin; n < margin + count; n++) {
      if (sign * samples[n]! < low) continue;
      let end = n + 1;
      while (end < samples.length - margin && sign * samples[end]! >= low) end++;
      const length = end - n;
      if (sign * samples[n - 1]! < low && length >= shortest && length < longestHeld) {
        if (isFlatTop({ samples, start: n, end, sign, level, width, span })) {
          tally.starts.push(firstFrame + n - margin);
          tally.lengths.push(length);
          tally.longest = Math.max(tally.longest, length);
          tally.excess += length - shortest + 1;
        }
      }
      n = end - 1;
    }
  };

  /** At the run before this one, with all of this one for what follows its plateaus. */
  const look = (tally: Tally, run: ScannedRun): void => {
    renew(tally);
    if (samples.length === 0) samples = new Float32Array(2 * run.frames + 2 * margin);
    const firstFrame = run.firstFrame - run.frames;
    const view = samples.subarray(0, 2 * run.frames + margin);
    run.copy({ channel: tally.channel, fromFrame: firstFrame - margin }, view);
    search(tally, firstFrame, run.frames);
  };

  /** What was level with a lower top is not now. */
  const renew = (tally: Tally): void => {
    const { rises } = watch.side(tally.channel, tally.sign);
    if (rises === tally.rises) return;
    tally.rises = rises;
    tally.starts.length = 0;
    tally.lengths.length = 0;
    tally.longest = 0;
    tally.excess = 0;
  };

  return {
    take(run) {
      for (const tally of tallies) {
        const { channel, sign } = tally;
        if ((run.sights & sight.level(channel, sign)) !== 0) look(tally, run);
      }
    },
    finish({ frames }) {
      tallies.forEach(renew);
      const places = mergedPlaces(tallies, format.sampleRateHz);
      const longest = Math.max(...tallies.map((tally) => tally.longest));
      const perMinute = places.length / (frames / format.sampleRateHz / 60);
      const excess = tallies.reduce((sum, tally) => sum + tally.excess, 0);
      const isLong = longest >= runSamplesLong * scale;
      if (excess < excessMin * scale || places.length < placesMin) return [];
      if (perMinute < perMinuteWarning && !isLong) return [];
      const severe = perMinute >= perMinuteError || isLong;
      const hit = new Set(
        tallies.filter(({ starts }) => starts.length > 0).map(({ channel }) => channel),
      );
      return [
        findingOf({
          code: 'clipping',
          severity: severe ? 'error' : 'warning',
          value: longest,
          threshold: severe && isLong ? Math.round(runSamplesLong * scale) : shortest,
          unit: 'samples',
          places,
          ...(format.channels === 2 && hit.size === 1
            ? { channel: hit.has(0) ? ('left' as const) : ('right' as const) }
            : {}),
          numbers: { perMinute, levelLinear: highestLevel(watch, tallies) },
          fixable: 'mix',
        }),
      ];
    },
  };
}

function highestLevel(watch: RunWatch, tallies: readonly Tally[]): number {
  return Math.max(...tallies.map(({ channel, sign }) => watch.side(channel, sign).level));
}

interface Plateau {
  readonly samples: Float32Array;
  readonly start: number;
  readonly end: number;
  readonly sign: number;
  readonly level: number;
  readonly width: number;
  /** From the lowest to the highest of the whole wave. */
  readonly span: number;
}

function isFlatTop({ samples, start, end, sign, level, width, span }: Plateau): boolean {
  const below = (n: number): number => level - sign * samples[n]!;
  const length = end - start;
  // A parabola that stays within `width` over the plateau is this far down two samples outside it.
  const outside = length / 2 + 2;
  const round = (4 * width * outside * outside) / ((length - 1) * (length - 1));
  if (below(start - 2) <= 1.5 * round || below(end + 1) <= 1.5 * round) return false;
  const isStep = (a: number, b: number): boolean => samples[a] === samples[b];
  if (isStep(start - 1, start - 2) && isStep(end, end + 1)) return false;
  // A square wave comes from the other side at once, and from another plateau.
  const jumps = (near: number, away: -1 | 1): boolean =>
    below(near) > jumpShare * span &&
    Math.abs(samples[near]! - samples[near + 2 * away]!) < levelShare * span;
  return !(jumps(start - 1, -1) && jumps(end, 1));
}

/** Plateaus of both channels within a millisecond are one place. */
function mergedPlaces(tallies: readonly Tally[], sampleRateHz: number): FindingPlace[] {
  const all = tallies
    .flatMap(({ starts, lengths }) => starts.map((start, i) => ({ start, length: lengths[i]! })))
    .sort((a, b) => a.start - b.start);
  const places: FindingPlace[] = [];
  let last = -Infinity;
  for (const { start, length } of all) {
    if (start - last < sampleRateHz / 1000) continue;
    last = start;
    places.push({ atSeconds: start / sampleRateHz, durationSeconds: length / sampleRateHz });
  }
  return places;
}
