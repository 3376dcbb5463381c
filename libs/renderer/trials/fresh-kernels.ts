import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { instantiateKernels, type Kernels } from '@kindred/dsp';

const wasm = createRequire(import.meta.url).resolve('@kindred/dsp/kernels.wasm');
const module = new WebAssembly.Module(readFileSync(wasm));

/** The compiled kernels, as jobs get them. */
export function freshKernels(): Kernels {
  return instantiateKernels(module);
}
