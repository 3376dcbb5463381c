import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import type { Plane } from './planes.js';
import {
  firstStageTurns,
  hannPower,
  hannHalf,
  laterStageTurns,
  spectrumSize,
} from './spectrum-tables.js';

/** A stretch of frequencies, within 0 and half the rate. */
export interface Band {
  readonly lowHz: number;
  readonly highHz: number;
}

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

/**
 * Numbers between buffers that the kernel walks together: buffers whole powers of 2 apart would push
 * each other out of the processor's cache.
 */
const apart = 272;

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
  const runs = layRuns(kernels, { bands, binHz: sampleRateHz / size });
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

/** The kernel's `Spectrum`, as laid out in assembly/spectrum.ts. */
function laySpectrum(
  { arena }: Kernels,
  size: number,
): { readonly pointer: number; readonly mid: number; readonly side: number } {
  const filled = (values: Float32Array): number => {
    const region = arena.f32(values.length);
    region.view.set(values);
    return region.pointer;
  };
  // One-sided power is 2 |X|² / (size² · hannPower), of half the sums and half the differences of
  // the channels, by the kernel's pairs Z ± Z* that are twice the spectrum.
  const windowPeak = Math.sqrt(2 / hannPower) / (4 * size);
  const window = filled(hannHalf(size, windowPeak));
  const mid = arena.f32(size / 2 + 1).pointer;
  const side = arena.f32(size / 2 + 1).pointer;
  const laid = arena.i32(9);
  laid.view.set([
    size,
    window,
    0,
    filled(firstStageTurns(size)),
    filled(laterStageTurns(size)),
    arena.f32(2 * size + apart).pointer,
    arena.f32(2 * size + apart).pointer,
    mid,
    side,
  ]);
  new Float32Array(laid.view.buffer, laid.view.byteOffset, 9)[2] = windowPeak;
  return { pointer: laid.pointer, mid, side };
}

/** Bin k stands for the frequencies within half a bin of its own; edges share their bin. */
function layRuns(
  { arena }: Kernels,
  { bands, binHz }: { readonly bands: readonly Band[]; readonly binHz: number },
): number {
  const { pointer, view } = arena.i32(4 * bands.length);
  const weights = new Float32Array(view.buffer, view.byteOffset, view.length);
  bands.forEach(({ lowHz, highHz }, index) => {
    const from = lowHz / binHz + 0.5;
    const to = highHz / binHz + 0.5;
    const low = Math.floor(from);
    const high = Math.floor(to);
    view[4 * index] = low;
    view[4 * index + 1] = Math.max(0, high - low - 1);
    weights[4 * index + 2] = low === high ? to - from : low + 1 - from;
    weights[4 * index + 3] = low === high ? 0 : to - high;
  });
  return pointer;
}
