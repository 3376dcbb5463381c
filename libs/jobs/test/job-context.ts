import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKernels } from '@kindred/dsp';
import type { JobContext } from '@kindred/records';

/** What a job is given beside its payload, by an engine that tells nobody and never stops. */
export const context: JobContext = {
  kernels: compileKernels(
    readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm'))),
  ),
  shouldStop: () => false,
  onProgress: () => undefined,
};
