import type { Job } from './engine.js';

/** What every thread is given when it starts. */
export interface Startup {
  readonly jobsUrl: string;
  readonly kernels: object;
  /** Shared between all threads: 1 once the run is cancelled. */
  readonly stopFlag: Int32Array;
}

/** A job on its way to a thread. */
export interface Task extends Job {
  readonly id: number;
}

/** Sent back while a job runs. */
export interface ProgressMessage {
  readonly id: number;
  readonly fraction: number;
}
