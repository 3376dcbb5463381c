/**
 * The little of WebAssembly that kernels need. Pure libs are compiled without Node's or the
 * browser's types, so the compiled module comes in from outside and is named here.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export interface WasmModule {
  readonly __kernelModule?: never;
}
interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
interface WasmNamespace {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (descriptor: { initial: number; maximum: number }) => WasmMemory;
  readonly Instance: new (module: WasmModule, imports: object) => WasmInstance;
}

declare const WebAssembly: WasmNamespace;

const pageBytes = 65536;

/** A memory of fixed size: it never grows, so views on it never detach. */
export function createMemory(bytes: number): WasmMemory {
  const pages = Math.ceil(bytes / pageBytes);
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

/** Compiles the bytes of kernels.wasm, once for all threads of a process. */
export function compileKernels(bytes: Uint8Array): WasmModule {
  return new WebAssembly.Module(bytes);
}

/** A fresh instance over `memory`; throws when the module does not fit it. */
export function instantiate(
  module: WasmModule,
  memory: WasmMemory,
): Readonly<Record<string, unknown>> {
  const abort = (): never => {
    throw new Error('a kernel aborted');
  };
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports;
}
