import { readFileSync } from 'node:fs';
import { instantiateKernels, type Kernels } from '../src/kernels.js';

const bytes = readFileSync(new URL('../dist/kernels.wasm', import.meta.url));
const module = new WebAssembly.Module(bytes);

/** The compiled kernels, as jobs get them. */
export function freshKernels(): Kernels {
  return instantiateKernels(module);
}
