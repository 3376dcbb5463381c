import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createThreadEngine, type JobEngine } from '@kindred/batch';
import { compileKernels } from '@kindred/dsp';
import type { JobName, JobTable } from '@kindred/jobs';
import type { JobOutcome } from '@kindred/records';

/** Runs our jobs by name, with their own payloads and results. */
export interface Workshop {
  readonly threads: number;
  run<Name extends JobName>(
    name: Name,
    payload: Parameters<JobTable[Name]>[0],
    onProgress?: (fraction: number) => void,
  ): Promise<ReturnType<JobTable[Name]>>;
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** Compiles the kernels once and opens an engine on `threads` threads. */
export async function openWorkshop(threads: number): Promise<Workshop> {
  const wasmPath = fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm'));
  const kernels = compileKernels(await readFile(wasmPath));
  const jobsUrl = import.meta.resolve('@kindred/jobs');
  return overEngine(createThreadEngine({ threads, jobsUrl, kernels }), threads);
}

function overEngine(engine: JobEngine, threads: number): Workshop {
  return {
    threads,
    async run(name, payload, onProgress) {
      const outcome: JobOutcome = await engine.run(
        { name, payload },
        onProgress ? { onProgress } : {},
      );
      return outcome as ReturnType<JobTable[typeof name]>;
    },
    cancel: () => engine.cancel(),
    close: () => engine.close(),
  };
}
