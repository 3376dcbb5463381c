import type { Arena } from './arena.js';
import { stateSpace } from './biquad.js';
import { designKWeighting } from './k-weighting.js';
import { createKernelColumn, type KernelColumn } from './kernel-column.js';
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

type Weigh = (energies: number, left: number, right: number, frames: number) => number;

/** Rows that a kernel fills before they are taken over. */
const rowsMax = 1024;
/** Frames to a call: fewer rows than that at any rate. */
const runFrames = 32768;

/** Measures K-weighted energy; BS.1770-5 Annex 1. One meter per track. */
export function createEnergyMeter(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): EnergyMeter {
  const { arena, functions } = kernels;
  const weighNarrow = functions['kWeightF32'] as Weigh;
  const weighWide = functions['kWeightF64'] as Weigh;
  const column = (): KernelColumn<Float64Array> =>
    createKernelColumn(arena.f64(rowsMax), (length) => new Float64Array(length));
  const [sum, left, right, cross] = [column(), column(), column(), column()];
  const energies = layEnergies(arena, format, [sum, left, right, cross]);
  const take = (count: number): void => {
    for (const each of [sum, left, right, cross]) each.take(count);
    energies.rows[0] = 0;
  };

  return {
    push(planes, frames) {
      const first = planes[0]!;
      const wide = isWide(first);
      const second = planes[1] ?? first;
      for (let done = 0; done < frames; done += runFrames) {
        const run = Math.min(runFrames, frames - done);
        const offset = done * (wide ? 8 : 4);
        const weigh = wide ? weighWide : weighNarrow;
        const rows = weigh(energies.pointer, first.pointer + offset, second.pointer + offset, run);
        if (rows > rowsMax / 2) take(rows);
      }
    },
    finish() {
      take(energies.rows[0]!);
      return {
        sum: sum.finish(),
        left: left.finish(),
        right: right.finish(),
        cross: cross.finish(),
      };
    },
  };
}

/** The kernel's `Energies`, as laid out in assembly/k-weighting.ts. */
function layEnergies(
  arena: Arena,
  { sampleRateHz, channels }: { readonly sampleRateHz: number; readonly channels: number },
  columns: readonly KernelColumn[],
): { readonly pointer: number; readonly rows: Int32Array } {
  const { shelf, highPass } = designKWeighting(sampleRateHz);
  const filter = arena.f64(8);
  filter.view.set([...stateSpace(shelf), ...stateSpace(highPass)]);
  const { pointer, view } = arena.f64(8);
  const integers = new Int32Array(view.buffer, pointer, 16);
  const length = segmentStartFrame(1, sampleRateHz);
  // The shelf's b0 is left out of the filter, and so is put into the sums.
  view.set([sampleRateHz, shelf.b0 * shelf.b0]);
  integers.set(
    [filter.pointer, arena.f64(12).pointer, Number(channels === 2), 0, length, length],
    4,
  );
  integers.set(
    columns.map((column) => column.pointer),
    10,
  );
  return { pointer, rows: integers.subarray(14, 15) };
}
