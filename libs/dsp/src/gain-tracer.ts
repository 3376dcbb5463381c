import type { Arena, Region } from './arena.js';
import { segmentStartFrame } from './energy-meter.js';
import { createKernelColumn, type KernelColumn } from './kernel-column.js';
import type { Kernels } from './kernels.js';

/** What a limiter's gain did along a track. */
export interface TracedGains {
  readonly hops: number;
  /** Hops that hold a gain under the deep one. */
  readonly deepHops: number;
  /** 1 where none is lower. */
  readonly lowestGain: number;
  /** The first hop that holds it; 0 where none is lower than 1. */
  readonly lowestHop: number;
  /** Mean square of the gain per 10 ms, the last one over what there is of it. */
  readonly powers: Float32Array;
  /** The lowest gain in each tenth of a second, as hops begin in it. */
  readonly lowestGains: readonly number[];
}

/** Keeps what a limiter's gain does, hop by hop of 8 frames. */
export interface GainTracer {
  /** @param run.gains the gain at the start of each hop, from the first, and at the end of the last */
  push(run: {
    readonly gains: Region<Float64Array>;
    readonly firstHop: number;
    readonly hops: number;
  }): void;
  finish(): TracedGains;
}

type Trace = (trace: number, gains: number, hops: number) => void;

/** Rows that a kernel fills before they are taken over. */
const rowsMax = 1024;
/** Hops to a call: fewer rows than half of that at any rate of audio. */
const hopsMax = 512;

/** @param options.deepGain linear: what is lower is counted */
export function createGainTracer(
  { arena, functions }: Kernels,
  options: { readonly sampleRateHz: number; readonly deepGain: number },
): GainTracer {
  const trace = functions['traceGains'] as Trace;
  const powers = createKernelColumn(arena.f32(rowsMax), (length) => new Float32Array(length));
  const lowests = createKernelColumn(arena.f64(rowsMax), (length) => new Float64Array(length));
  const { pointer, state, counts } = layTrace(arena, { ...options, powers, lowests });
  const take = (): void => {
    powers.take(counts[count.powers]!);
    lowests.take(counts[count.lowests]!);
    counts[count.powers] = counts[count.lowests] = 0;
  };
  return {
    push({ gains, firstHop, hops }) {
      for (let done = 0; done < hops; done += hopsMax) {
        const at = gains.pointer + (firstHop + done) * 8;
        trace(pointer, at, Math.min(hopsMax, hops - done));
        if (counts[count.powers]! > rowsMax / 2) take();
      }
    },
    finish() {
      take();
      const [lowestGain, frame, start, , sum, stepLowest] = state;
      const whole = powers.finish();
      return {
        hops: counts[count.hops]!,
        deepHops: counts[count.deepHops]!,
        lowestGain: lowestGain!,
        lowestHop: counts[count.lowestHop]!,
        powers: frame! > start! ? followedBy(whole, sum! / (frame! - start!)) : whole,
        lowestGains: [...lowests.finish(), ...(counts[count.steps]! > 0 ? [stepLowest!] : [])],
      };
    },
  };
}

/** Where counts stand in the kernel's `GainTrace`, from the first. */
const count = { hops: 0, deepHops: 1, lowestHop: 2, steps: 4, powers: 7, lowests: 8 } as const;

/** The kernel's `GainTrace`, as laid out in assembly/gain-trace.ts. */
function layTrace(
  arena: Arena,
  {
    sampleRateHz,
    deepGain,
    powers,
    lowests,
  }: {
    readonly sampleRateHz: number;
    readonly deepGain: number;
    readonly powers: KernelColumn;
    readonly lowests: KernelColumn;
  },
): { readonly pointer: number; readonly state: Float64Array; readonly counts: Int32Array } {
  const { pointer, view } = arena.f64(14);
  view.set([sampleRateHz, deepGain, 1, 0, 0, segmentStartFrame(1, sampleRateHz)]);
  const counts = new Int32Array(view.buffer, pointer + 9 * 8, 9);
  counts.set([powers.pointer, lowests.pointer], 5);
  return { pointer, state: view.subarray(2), counts };
}

function followedBy(powers: Float32Array, last: number): Float32Array {
  const all = new Float32Array(powers.length + 1);
  all.set(powers);
  all[powers.length] = last;
  return all;
}
