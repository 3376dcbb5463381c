import { parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import type { JobOutcome } from '@kindred/records';
import type { JobFunction } from './engine.js';
import type { ProgressMessage, Startup, Task } from './thread-messages.js';

const startup = workerData as Startup;
let table: Promise<Readonly<Record<string, JobFunction>>> | undefined;

/** Progress finer than this is not worth a message. */
const progressStep = 0.01;

/** Runs one job on this thread; null is none, and only starts it. */
export default async function runTask(task: Task | null): Promise<JobOutcome | null> {
  if (task === null) return null;
  const shouldStop = (): boolean => Atomics.load(startup.stopFlag, 0) === 1;
  if (shouldStop()) return { status: 'cancelled' };
  // Imported here and not at the top: a worker that fails to load would hide its own error.
  table ??= import(startup.jobsUrl).then((module) => module.jobs);
  const job = (await table)[task.name];
  if (!job) throw new Error(`there is no job called ${task.name}`);
  let told = 0;
  return job(task.payload as never, {
    kernels: startup.kernels,
    shouldStop,
    onProgress: (fraction) => {
      if (fraction - told < progressStep) return;
      told = fraction;
      parentPort?.postMessage({ id: task.id, fraction } satisfies ProgressMessage);
    },
  });
}
