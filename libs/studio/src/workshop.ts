import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createThreadEngine, type JobEngine } from '@kindred/batch';
import { compileKernels } from '@kindred/dsp';
import type { JobName, JobTable } from '@kindred/jobs';
import type { JobOutcome } from '@kindred/records';
import { digestOfFolder } from './digest-of-folder.js';

/** Runs our jobs by name, with their own payloads and results. */
export interface Workshop {
  readonly threads: number;
  /** Of the kernels that the jobs work with: other kernels, other results. */
  readonly kernelsSha256: string;
  /** Of the jobs' own code: other code may render, measure or tag otherwise. */
  readonly jobsSha256: string;
  run<Name extends JobName>(
    name: Name,
    payload: Parameters<JobTable[Name]>[0],
    onProgress?: (fraction: number) => void,
  ): ReturnType<JobTable[Name]>;
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** Compiles the kernels once and opens an engine on `threads` threads. */
export async function openWorkshop(threads: number): Promise<Workshop> {
  const wasmPath = fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm'));
  const wasm = await readFile(wasmPath);
  const kernels = compileKernels(wasm);
  const jobsUrl = import.meta.resolve('@kindred/jobs/threads');
  const engine = createThreadEngine({ threads, jobsUrl, kernels });
  const kernelsSha256 = createHash('sha256').update(wasm).digest('hex');
  const jobsSha256 = digestOfFolder(dirname(fileURLToPath(jobsUrl)));
  return { threads, kernelsSha256, jobsSha256, ...overEngine(engine) };
}

function overEngine(engine: JobEngine): Pick<Workshop, 'run' | 'cancel' | 'close'> {
  return {
    run(name, payload, onProgress) {
      const about = aboutOf(payload);
      const outcome: Promise<JobOutcome> = engine.run(
        { name, payload, about },
        onProgress ? { onProgress } : {},
      );
      return outcome as ReturnType<JobTable[typeof name]>;
    },
    cancel: () => engine.cancel(),
    close: () => engine.close(),
  };
}

/** What a job works on, as a person knows it. */
function aboutOf(payload: Parameters<JobTable[JobName]>[0]): string {
  if ('mix' in payload) return payload.mix.name;
  if ('masterName' in payload) return payload.masterName;
  if ('name' in payload) return payload.name;
  if ('pieces' in payload) return payload.pieces.map(({ mix }) => mix.name).join(', ');
  if ('taggedPath' in payload) return payload.tags.title;
  if ('parts' in payload) return payload.tracks.map(({ mix }) => mix.name).join(', ');
  return 'the whole release';
}
