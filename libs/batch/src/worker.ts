import { parentPort } from 'node:worker_threads';
import { workerData } from 'piscina';
import type { JobOutcome } from '@kindred/records';
import type { JobFunction } from './engine.js';
import type { ProgressMessage, Startup, Task } from './thread-messages.js';

const startup = workerData as Startup;

/** Loaded before the first job comes; what went wrong is the first job's to tell, or nobody would hear it. */
const loaded = await import(startup.jobsUrl).then(
  ({ jobs }: { readonly jobs: Readonly<Record<string, JobFunction>> }) => ({ jobs }),
  (error: unknown) => ({ error }),
);

/** Nobody sees more of it than this. */
const progressEveryMs = 50;

/** Runs one job on this thread; null is none, and only starts it. */
export default async function runTask(task: Task | null): Promise<JobOutcome | null> {
  if (task === null) return null;
  const shouldStop = (): boolean => Atomics.load(startup.stopFlag, 0) === 1;
  if (shouldStop()) return { status: 'cancelled' };
  if ('error' in loaded) throw loaded.error;
  const job = loaded.jobs[task.name];
  if (!job) throw new Error(`there is no job called ${task.name}`);
  const tell = (fraction: number): void =>
    parentPort?.postMessage({ id: task.id, fraction } satisfies ProgressMessage);
  // It has begun: until now it waited for a thread.
  tell(0);
  let toldAt = performance.now();
  return job(task.payload as never, {
    kernels: startup.kernels,
    shouldStop,
    onProgress: (fraction) => {
      const now = performance.now();
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      tell(fraction);
    },
  });
}
