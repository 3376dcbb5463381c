import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKernels } from '@kindred/dsp';
import { jobs, type JobName } from '@kindred/jobs';
import type { JobContext } from '@kindred/records';
import type { Workshop } from '../src/workshop.js';

const wasm = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
const context: JobContext = {
  kernels: compileKernels(wasm),
  shouldStop: () => false,
  onProgress: () => undefined,
};

/** The jobs themselves, run where the test runs, and written down in the order they came. */
export function thisThreadWorkshop(): Workshop & { readonly ran: JobName[] } {
  const ran: JobName[] = [];
  return {
    ran,
    threads: 1,
    kernelsSha256: 'of the kernels',
    jobsSha256: 'of the jobs',
    run(name, payload) {
      ran.push(name);
      const job = jobs[name] as (given: typeof payload, context: JobContext) => unknown;
      return job(payload, context) as ReturnType<(typeof jobs)[typeof name]>;
    },
    cancel: async () => undefined,
    close: async () => undefined,
  };
}
