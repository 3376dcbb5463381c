import type { Biquad } from './biquad.js';
import { designKWeighting } from './k-weighting.js';
import type { Kernels } from './kernels.js';
import { isWide, type Plane } from './planes.js';

/** Energies are kept per 10 ms: every window of BS.1770 and Tech 3342 is made of these. */
export const segmentsPerSecond = 100;

/** First frame of segment `index`, rounded so that odd rates do not drift. */
export function segmentStartFrame(index: number, sampleRateHz: number): number {
  return Math.round((index * sampleRateHz) / segmentsPerSecond);
}

/** K-weighted mean squares of each whole 10 ms of a track; 1 is full scale. */
export interface SegmentEnergies {
  /** Sum over the channels: what loudness is made of (BS.1770 weights of left and right are 1). */
  readonly sum: Float64Array;
  readonly left: Float64Array;
  /** Zeros when there is one channel. */
  readonly right: Float64Array;
  /** Mean of left · right: with it, mid = (left + right + 2·cross) / 4, side with −2. */
  readonly cross: Float64Array;
}

export interface EnergyMeter {
  /** The first `frames` of each plane. */
  push(planes: readonly Plane[], frames: number): void;
  /** An unfinished last segment does not count. */
  finish(): SegmentEnergies;
}

type Weigh = (left: number, right: number, frames: number, filter: number, state: number) => void;

const sumsAt = 8;
const crossAt = 10;

/** Measures K-weighted energy; BS.1770-5 Annex 1. One meter per track. */
export function createEnergyMeter(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): EnergyMeter {
  const { arena, functions } = kernels;
  const weighNarrow = functions['kWeightF32'] as Weigh;
  const weighWide = functions['kWeightF64'] as Weigh;
  const nextSegment = functions['kWeightNextSegment'] as (state: number) => void;
  const design = stateSpace(format.sampleRateHz);
  const filter = arena.f64(8);
  filter.view.set(design.filter);
  const state = arena.f64(12);
  const left: number[] = [];
  const right: number[] = [];
  const cross: number[] = [];
  const stereo = format.channels === 2;
  let segmentStart = 0;
  let segmentEnd = segmentStartFrame(1, format.sampleRateHz);
  let position = 0;

  const close = (): void => {
    const gain = design.energyGain / (segmentEnd - segmentStart);
    left.push(state.view[sumsAt]! * gain);
    right.push(stereo ? state.view[sumsAt + 1]! * gain : 0);
    cross.push(stereo ? state.view[crossAt]! * gain : 0);
    nextSegment(state.pointer);
    segmentStart = segmentEnd;
    segmentEnd = segmentStartFrame(left.length + 1, format.sampleRateHz);
  };

  return {
    push(planes, frames) {
      const first = planes[0]!;
      const wide = isWide(first);
      const weigh = wide ? weighWide : weighNarrow;
      const sampleBytes = wide ? 8 : 4;
      const second = (planes[1] ?? first).pointer;
      for (let done = 0; done < frames;) {
        const run = Math.min(frames - done, segmentEnd - position);
        const offset = done * sampleBytes;
        weigh(first.pointer + offset, second + offset, run, filter.pointer, state.pointer);
        done += run;
        position += run;
        if (position === segmentEnd) close();
      }
    },
    finish() {
      return {
        sum: Float64Array.from(left).map((energy, index) => energy + right[index]!),
        left: Float64Array.from(left),
        right: Float64Array.from(right),
        cross: Float64Array.from(cross),
      };
    },
  };
}

/** The coefficients in the form the kernel steps in, and what its sums must be multiplied by. */
function stateSpace(sampleRateHz: number): { filter: number[]; energyGain: number } {
  const { shelf, highPass } = designKWeighting(sampleRateHz);
  const section = ({ b0, b1, b2, a1, a2 }: Biquad): number[] => [
    b1 / b0 - a1,
    b2 / b0 - a2,
    a1,
    a2,
  ];
  return { filter: [...section(shelf), ...section(highPass)], energyGain: shelf.b0 * shelf.b0 };
}
