import { createBandSpectrum, thirdOctaveCentresHz, type Kernels, type Plane } from '@kindred/dsp';
import type { Tone } from '@kindred/records';
import { readBandwidth } from './bandwidth.js';
import { chooseMoments } from './chosen-moments.js';
import { noEdgeTones, readEdgeTones, type EdgeTones, type SoundSpan } from './edge-tones.js';
import { createHopRows } from './hop-rows.js';
import { readCurve, readLoudCurve } from './read-curves.js';
import { layToneColumns } from './tone-columns.js';
import { readTopSpectrum, type TopSpectrum } from './top-spectrum.js';

export interface ToneMeasure {
  /** The first `frames` of each plane. */
  push(planes: readonly Plane[], frames: number): void;
  finish(track: {
    /** K-weighted mean squares per 10 ms of the same track, summed over channels. */
    readonly energies: Float64Array;
    /** Where it sounds; null where it never does. */
    readonly sound: SoundSpan | null;
  }): {
    readonly tone: Tone;
    readonly edgeTones: EdgeTones;
    /** Null when nothing passes the gates. */
    readonly topSpectrum: TopSpectrum | null;
  };
}

/** About 23 minutes at a row per window; longer tracks keep averages of more windows. */
const rowsMax = 8192;

/**
 * Measures a track's tone: band powers of windows of about 0.35 s by Welch's method, of which
 * `finish` picks those that the track's loudness says matter. One measure per track.
 */
export function createToneMeasure(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): ToneMeasure {
  const { sampleRateHz, channels } = format;
  const columns = layToneColumns(sampleRateHz);
  const { curveBands, topBands } = columns;
  const builder = createHopRows({ rowLength: 2 * curveBands + topBands, rowsMax });
  const powerOfBoth = channels === 2 ? 2 : 1;
  const { hop } = builder;

  const spectrum = createBandSpectrum(
    kernels,
    { sampleRateHz, channels, bands: columns.bands },
    ({ mid, side, both }) => {
      hop.set(mid.subarray(0, curveBands), 0);
      hop.set(side.subarray(0, curveBands), curveBands);
      hop.set(both.subarray(curveBands), 2 * curveBands);
      builder.push();
    },
  );
  const hopSeconds = spectrum.windowFrames / 2 / sampleRateHz;

  return {
    push: (planes, frames) => spectrum.push(planes, frames),
    finish({ energies, sound }) {
      const rows = builder.finish();
      const moments = chooseMoments(energies);
      // Window h is centred on frame (h + 1) · windowFrames / 2.
      const secondsOf = (row: number): number => ((row + 0.5) * rows.hopsPerRow + 0.5) * hopSeconds;
      const chosen = (by: (seconds: number) => boolean): number[] =>
        indices(rows.count).filter((row) => by(secondsOf(row)));
      const gated = chosen(moments.passesGates);
      const loud = chosen(moments.isLoud);
      const context = { rows, columns, powerOfBoth, rowSeconds: rows.hopsPerRow * hopSeconds };
      const topSpectrum =
        gated.length === 0
          ? null
          : readTopSpectrum(rows, gated, { first: 2 * curveBands, count: topBands });
      return {
        tone: {
          centresHz: thirdOctaveCentresHz,
          whole: gated.length === 0 ? null : readCurve(gated, context),
          loud: loud.length === 0 ? null : readLoudCurve(loud, context),
          bandwidthHz: topSpectrum && readBandwidth(topSpectrum),
          reason: whyNull({ rows: rows.count, gated: gated.length, loud: loud.length }),
        },
        topSpectrum,
        edgeTones: sound ? readEdgeTones(sound, context, secondsOf) : noEdgeTones,
      };
    },
  };
}

function whyNull(found: { rows: number; gated: number; loud: number }): string | null {
  if (found.rows === 0) return 'too short for a spectrum';
  if (found.gated === 0) return 'silent: nothing passes the gates';
  return found.loud === 0 ? 'no 3 s above the gates' : null;
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
