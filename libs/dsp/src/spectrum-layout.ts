import type { Kernels } from './kernels.js';
import { spectrumTables } from './spectrum-tables.js';

/** A stretch of frequencies, within 0 and half the rate. */
export interface Band {
  readonly lowHz: number;
  readonly highHz: number;
}

/**
 * Numbers between buffers that the kernel walks together: buffers whole powers of 2 apart would push
 * each other out of the processor's cache.
 */
export const apart = 272;

/** The kernel's `Spectrum`, as laid out in assembly/spectrum.ts. */
export function laySpectrum({ arena }: Kernels, size: number): { readonly pointer: number } {
  const filled = (values: Float32Array): number => {
    const region = arena.f32(values.length);
    region.view.set(values);
    return region.pointer;
  };
  const tables = spectrumTables(size);
  const window = filled(tables.window);
  const mid = arena.f32(size / 2 + 1).pointer;
  const side = arena.f32(size / 2 + 1).pointer;
  const laid = arena.i32(9);
  laid.view.set([
    size,
    window,
    0,
    filled(tables.firstTurns),
    filled(tables.turns),
    arena.f32(2 * size + apart).pointer,
    arena.f32(2 * size + apart).pointer,
    mid,
    side,
  ]);
  new Float32Array(laid.view.buffer, laid.view.byteOffset, 9)[2] = tables.windowPeak;
  return { pointer: laid.pointer };
}

/** Bin k stands for the frequencies within half a bin of its own; edges share their bin. */
export function layBinRuns(
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
