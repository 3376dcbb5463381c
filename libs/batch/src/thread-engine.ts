import { setMaxListeners } from 'node:events';
import { Piscina } from 'piscina';
import type { JobOutcome } from '@kindred/records';
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

/** An engine on worker threads of this process. Threads start as jobs come. */
export function createThreadEngine(options: ThreadEngineOptions): JobEngine {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const startup: Startup = { jobsUrl: options.jobsUrl, kernels: options.kernels, stopFlag };
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 0,
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
    const task: Task = { id, ...job };
    try {
      return (await pool.run(task, { signal: abort.signal })) as JobOutcome;
    } catch (error) {
      if (Atomics.load(stopFlag, 0) === 1) return { status: 'cancelled' };
      throw error;
    } finally {
      progress.delete(id);
    }
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
