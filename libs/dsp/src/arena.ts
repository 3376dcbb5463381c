import type { WasmMemory } from './webassembly.js';

/** A run of numbers in kernel memory: the address kernels take, and the view that code reads. */
export interface Region<View> {
  readonly pointer: number;
  readonly view: View;
}

/**
 * Hands out kernel memory, 16-byte aligned and zeroed, and never takes it back: an instance lives
 * as long as one job. All addresses come from here; a kernel given any other would corrupt in
 * silence.
 */
export interface Arena {
  f32(length: number): Region<Float32Array>;
  f64(length: number): Region<Float64Array>;
  i32(length: number): Region<Int32Array>;
  u8(length: number): Region<Uint8Array>;
}

/**
 * @param baseBytes first free byte, behind the module's own data
 * @throws RangeError when the memory is used up
 */
export function createArena(memory: WasmMemory, baseBytes: number): Arena {
  let next = baseBytes;
  const take = (bytes: number): number => {
    const pointer = (next + 15) & ~15;
    // Decoders read up to one vector past the end of their input.
    next = pointer + bytes + 16;
    if (next > memory.buffer.byteLength) throw new RangeError('kernel memory is used up');
    return pointer;
  };
  return {
    f32(length) {
      const pointer = take(length * 4);
      return { pointer, view: new Float32Array(memory.buffer, pointer, length) };
    },
    f64(length) {
      const pointer = take(length * 8);
      return { pointer, view: new Float64Array(memory.buffer, pointer, length) };
    },
    i32(length) {
      const pointer = take(length * 4);
      return { pointer, view: new Int32Array(memory.buffer, pointer, length) };
    },
    u8(length) {
      const pointer = take(length);
      return { pointer, view: new Uint8Array(memory.buffer, pointer, length) };
    },
  };
}
