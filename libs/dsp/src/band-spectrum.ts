import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import type { Plane } from './planes.js';
import { apart, layBinRuns, laySpectrum, type Band } from './spectrum-layout.js';
import { spectrumSize } from './spectrum-tables.js';

export type { Band };

/** Mean squares per band of one windowed run of frames; 1 is full scale. Valid until the next. */
export interface BandPowers {
  /** Of (left + right) / 2; the power of both channels is 2 · (mid + side). */
  readonly mid: Float32Array;
  /** Of (left − right) / 2; rounding leaves about −140 dB of the mid in it. Zeros for mono. */
  readonly side: Float32Array;
}

export interface BandSpectrum {
  /** Frames under each window; they overlap by half. */
  readonly windowFrames: number;
  push(planes: readonly Plane[], frames: number): void;
}

type SpectrumPowers = (
  spectrum: number,
  olderLeft: number,
  olderRight: number,
  newerLeft: number,
  newerRight: number,
) => void;
type SumBins = (powers: number, runs: number, count: number, sums: number) => void;

/**
 * Band powers along a track by Welch's method: Hann windows of about 0.35 s at 50 % overlap, one
 * transform for both channels. Bins that lie across an edge count by their share. A track's window
 * h covers the frames from h · windowFrames / 2; frames that no whole window covers do not count.
 * @param take is given each window's powers, in order
 */
export function createBandSpectrum(
  kernels: Kernels,
  options: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly bands: readonly Band[];
  },
  take: (powers: BandPowers) => void,
): BandSpectrum {
  const { arena, functions } = kernels;
  const spectrumPowers = functions['spectrumPowers'] as SpectrumPowers;
  const sumBins = functions['sumBins'] as SumBins;
  const { sampleRateHz, channels, bands } = options;
  const size = spectrumSize(sampleRateHz);
  const half = size / 2;
  const spectrum = laySpectrum(kernels, size);
  const runs = layBinRuns(kernels, { bands, binHz: sampleRateHz / size });
  const midSums = arena.f32(bands.length);
  const sideSums = arena.f32(bands.length);
  const powers = { mid: midSums.view, side: sideSums.view };
  let older = halves(kernels, channels, half);
  let newer = halves(kernels, channels, half);
  let filled = 0;
  let first = true;

  const transform = (): void => {
    const [olderLeft, newerLeft] = [older[0]!.pointer, newer[0]!.pointer];
    const [olderRight, newerRight] = [
      older[1]?.pointer ?? olderLeft,
      newer[1]?.pointer ?? newerLeft,
    ];
    spectrumPowers(spectrum.pointer, olderLeft, olderRight, newerLeft, newerRight);
    sumBins(spectrum.mid, runs, bands.length, midSums.pointer);
    if (channels === 2) sumBins(spectrum.side, runs, bands.length, sideSums.pointer);
    take(powers);
  };

  return {
    windowFrames: size,
    push(planes, frames) {
      for (let done = 0; done < frames;) {
        const run = Math.min(frames - done, half - filled);
        newer.forEach(({ view }, channel) => {
          view.set(planes[channel]!.view.subarray(done, done + run), filled);
        });
        done += run;
        filled += run;
        if (filled < half) continue;
        if (!first) transform();
        first = false;
        [older, newer] = [newer, older];
        filled = 0;
      }
    },
  };
}

function halves(kernels: Kernels, channels: number, length: number): Region<Float32Array>[] {
  return Array.from({ length: channels }, () => kernels.arena.f32(length + apart));
}
