import type { Region } from './arena.js';

type Numbers = Float32Array | Float64Array | Int32Array;

/** A column that a kernel fills from its start, gathered in room that doubles. */
export interface KernelColumn<View extends Numbers = Numbers> {
  /** Where the kernel writes. */
  readonly pointer: number;
  /** Takes over the first `count` numbers; the kernel starts anew. */
  take(count: number): void;
  finish(): View;
}

export function createKernelColumn<View extends Numbers>(
  region: Region<View>,
  roomFor: (length: number) => View,
): KernelColumn<View> {
  let room = roomFor(4 * region.view.length);
  let total = 0;
  return {
    pointer: region.pointer,
    take(count) {
      if (total + count > room.length) {
        const roomier = roomFor(2 * room.length);
        roomier.set(room);
        room = roomier;
      }
      room.set(region.view.subarray(0, count), total);
      total += count;
    },
    finish: () => room.slice(0, total) as View,
  };
}
