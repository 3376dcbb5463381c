import { createArena, type Arena } from './arena.js';
import { createMemory, instantiate, type WasmModule } from './webassembly.js';

/** One instance of the compiled kernels: its functions by name, and its memory. */
export interface Kernels {
  /** The module's functions. Each kernel's own file names the ones it uses. */
  readonly functions: Readonly<Record<string, unknown>>;
  readonly arena: Arena;
}

/** Enough for a job's blocks, histories and tables; pages are only backed once touched. */
const memoryBytes = 32 * 1024 * 1024;

/**
 * A fresh instance of the kernels. One per job, so that no state leaks from track to track.
 * @param module kernels.wasm, compiled
 */
export function instantiateKernels(module: WasmModule): Kernels {
  const memory = createMemory(memoryBytes);
  const functions = instantiate(module, memory);
  const heapBase = functions['heapBase'] as () => number;
  return { functions, arena: createArena(memory, heapBase()) };
}
