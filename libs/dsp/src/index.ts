export { instantiateKernels, type Kernels } from './kernels.js';
export { type Arena, type Region } from './arena.js';
export { type WasmModule } from './webassembly.js';
