import type { Kernels } from './kernels.js';
import { isWide, type Plane } from './planes.js';
import { apart, layBinRuns, laySpectrum, type Band } from './spectrum-layout.js';
import { spectrumSize } from './spectrum-tables.js';

export type { Band };

/** Mean squares per band of one windowed run of frames; 1 is full scale. Valid until the next. */
export interface BandPowers {
  /** Of (left + right) / 2; the power of both channels is 2 · (mid + side). */
  readonly mid: Float32Array;
  /** Of (left − right) / 2; rounding leaves about −140 dB of the mid in it. Zeros for mono. */
  readonly side: Float32Array;
  /** Of left plus right; of the one channel in mono. */
  readonly both: Float32Array;
}

export interface BandSpectrum {
  /** Frames under each window; they overlap by half. */
  readonly windowFrames: number;
  push(planes: readonly Plane[], frames: number): void;
}

type TakeIn = (
  bands: number,
  left: number,
  right: number,
  frames: number,
  isWide: number,
) => number;

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
  const takeIn = kernels.functions['bandPowers'] as TakeIn;
  const spectrum = layBandSpectrum(kernels, options);
  return {
    windowFrames: spectrum.windowFrames,
    push(planes, frames) {
      const first = planes[0]!;
      const wide = isWide(first);
      const second = (planes[1] ?? first).pointer;
      for (let done = 0; done < frames;) {
        const offset = done * (wide ? 8 : 4);
        const left = first.pointer + offset;
        done += takeIn(spectrum.pointer, left, second + offset, frames - done, Number(wide));
        if (spectrum.isReady[0] === 1) take(spectrum.powers);
      }
    },
  };
}

interface LaidBandSpectrum {
  readonly pointer: number;
  readonly windowFrames: number;
  /** One number: 1 when a window's powers are there. */
  readonly isReady: Int32Array;
  readonly powers: BandPowers;
}

/** The kernel's `BandSpectrum`, as laid out in assembly/band-powers.ts. */
function layBandSpectrum(
  kernels: Kernels,
  track: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly bands: readonly Band[];
  },
): LaidBandSpectrum {
  const { arena } = kernels;
  const { sampleRateHz, channels, bands } = track;
  const size = spectrumSize(sampleRateHz);
  const half = size / 2;
  const [mid, side, both] = [bands, bands, bands].map(({ length }) => arena.f32(length));
  const halves = (): number => {
    const { pointer, view } = arena.i32(2);
    for (let c = 0; c < channels; c++) view[c] = arena.f32(half + apart).pointer;
    return pointer;
  };
  const { pointer, view } = arena.i32(13);
  const { pointer: spectrum } = laySpectrum(kernels, size);
  const runs = layBinRuns(kernels, { bands, binHz: sampleRateHz / size });
  view.set([spectrum, channels, half, 0, 0, halves(), halves(), runs, bands.length]);
  view.set([mid!.pointer, side!.pointer, both!.pointer, 0], 9);
  return {
    pointer,
    windowFrames: size,
    isReady: view.subarray(12),
    powers: { mid: mid!.view, side: side!.view, both: both!.view },
  };
}
