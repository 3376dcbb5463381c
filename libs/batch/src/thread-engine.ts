import { setMaxListeners } from 'node:events';
import { Piscina } from 'piscina';
import type { JobOutcome } from '@kindred/records';
import { issueOfEndedWorker } from './ended-worker.js';
import type { Job, JobEngine, RunOptions } from './engine.js';
import type { Startup, Task, ProgressMessage } from './thread-messages.js';

export interface ThreadEngineOptions {
  readonly threads: number;
  /** URL of a module that exports `jobs`, a table of job functions. */
  readonly jobsUrl: string;
  /** The compiled kernels, shared by all threads. */
  readonly kernels: object;
}

/** A running job gets this long to end by itself after a cancel. */
const graceMs = 500;

/**
 * An engine on worker threads of this process. One starts at once, so that it is there when the first
 * job comes; then a second, for where there is one job more follow; the others start as jobs come.
 */
export function createThreadEngine(options: ThreadEngineOptions): JobEngine {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const startup: Startup = { jobsUrl: options.jobsUrl, kernels: options.kernels, stopFlag };
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: options.threads,
    idleTimeout: 2000,
    workerData: startup,
  });
  pool.on('error', (error) => {
    // A thread that is ended on a cancel may end with an error; it is no news.
    if (Atomics.load(stopFlag, 0) === 0) throw error;
  });
  const progress = new Map<number, (fraction: number) => void>();
  pool.on('message', (message: ProgressMessage) => {
    progress.get(message.id)?.(message.fraction);
  });
  const abort = new AbortController();
  // Every waiting job listens to it, and a long album has many.
  setMaxListeners(0, abort.signal);
  let nextId = 0;

  async function run(job: Job, runOptions: RunOptions = {}): Promise<JobOutcome> {
    if (abort.signal.aborted) return { status: 'cancelled' };
    const id = nextId++;
    if (runOptions.onProgress) progress.set(id, runOptions.onProgress);
    const task: Task = { id, name: job.name, payload: job.payload };
    try {
      const answer = pool.run(task, { signal: abort.signal });
      // Only now: the thread that stands ready is the job's, and not that of one that only starts.
      if (id === 0 && options.threads > 1) start();
      const outcome = (await answer) as JobOutcome;
      if (outcome.status === 'done') runOptions.onProgress?.(1);
      return outcome;
    } catch (error) {
      if (Atomics.load(stopFlag, 0) === 1) return { status: 'cancelled' };
      const issue = issueOfEndedWorker(error, job.about ?? 'a job');
      if (!issue) throw error;
      wake();
      return { status: 'failed', issue };
    } finally {
      progress.delete(id);
    }
  }

  /** A thread that has no job waits for one. */
  function start(): void {
    pool.run(null, { signal: abort.signal }).catch(() => undefined);
  }

  /** The pool starts a thread in place of one that ended when it is handed the next task, not before. */
  function wake(): void {
    if (pool.queueSize > 0) start();
  }

  async function cancel(): Promise<void> {
    Atomics.store(stopFlag, 0, 1);
    const grace = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.race([pool.close().catch(() => undefined), grace]);
    abort.abort();
    await pool.destroy();
  }

  return { run, cancel, close: () => pool.close() };
}
