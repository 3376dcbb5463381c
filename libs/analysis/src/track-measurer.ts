import type { Kernels } from '@kindred/dsp';
import type { AudioFormat, Finding, SampleLayout } from '@kindred/records';
import { createByteFeed, type ByteFeed, type NonFinite } from './byte-feed.js';
import { createFindingsMeasure } from './findings/findings-measure.js';
import { createSoundMeasure, type Sound } from './sound-measure.js';

/** What one pass over a file's samples tells. */
export interface TrackMeasurement {
  readonly frames: number;
  readonly sound: Sound;
  readonly nonFinite: NonFinite;
}

/** The same of a mix, with what a person should know of it. */
export interface MixMeasurement extends TrackMeasurement {
  /** The most severe first. */
  readonly findings: readonly Finding[];
}

/** Takes a file's bytes in order; give it whole frames. */
export interface TrackMeasurer<Result = TrackMeasurement> extends Omit<ByteFeed, 'nonFinite'> {
  finish(): Result;
}

/**
 * Measures one file in one pass: loudness by BS.1770-5, EBU Tech 3341 and 3342, true peak exactly,
 * tone, dynamics, stereo, edges. Memory grows by some 20 kB per second of the first 23 minutes, and
 * by a few numbers per 10 ms after that.
 *
 * One channel is measured as one channel: mono reads 3.01 LU under the same signal on both. Rates
 * from 8 to 384 kHz are taken; the standard's filter is meant for 16 kHz and above, and below that
 * its shelf bends, so that loudness is an approximation.
 */
export function createTrackMeasurer(kernels: Kernels, layout: SampleLayout): TrackMeasurer {
  const measure = createSoundMeasure(kernels, layout);
  const { buffer, push, nonFinite } = createByteFeed(kernels, layout, measure.push);
  return {
    buffer,
    push,
    finish() {
      const { frames, sound } = measure.finish();
      return { frames, sound, nonFinite: nonFinite() };
    },
  };
}

/** Measures one mix in one pass, and looks for defects. */
export function createMixMeasurer(
  kernels: Kernels,
  layout: SampleLayout,
  format: Pick<AudioFormat, 'sampleKind' | 'bitsPerSample'>,
): TrackMeasurer<MixMeasurement> {
  const { sampleRateHz, channels } = layout;
  const { sampleKind, bitsPerSample } = format;
  const measure = createSoundMeasure(kernels, layout);
  const defects = createFindingsMeasure(kernels, {
    sampleRateHz,
    channels,
    sampleKind,
    // What a lossy file decodes to.
    bitsPerSample: bitsPerSample ?? 32,
  });
  const { buffer, push, nonFinite } = createByteFeed(kernels, layout, (planes, frames) => {
    measure.push(planes, frames);
    defects.push(planes, frames);
  });
  return {
    buffer,
    push,
    finish() {
      const { frames, sound, topSpectrum } = measure.finish();
      const findings = defects.finish({ ...sound, topSpectrum });
      return { frames, sound, findings, nonFinite: nonFinite() };
    },
  };
}
