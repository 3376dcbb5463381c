import type { JobContext, JobOutcome } from '@kindred/records';

/** A piece of work by name. The payload is plain data: it crosses to a thread, or to a machine. */
export interface Job {
  readonly name: string;
  readonly payload: unknown;
  /** What it works on, as a person knows it: for when its worker is lost. */
  readonly about?: string;
}

export interface RunOptions {
  /** Share of the job that is done, 0 to 1; called from time to time, never after the outcome. */
  readonly onProgress?: (fraction: number) => void;
}

/** Runs jobs somewhere; the order they are handed in is the order they start. */
export interface JobEngine {
  /**
   * A job whose worker ends under it, as one does that runs out of memory, is a failed outcome with
   * the code `worker-ended`; no other job is touched. What a job throws is thrown.
   */
  run(job: Job, options?: RunOptions): Promise<JobOutcome>;
  /**
   * Stops all work within about half a second: running jobs are asked to end, then ended. Every
   * open `run` answers `cancelled`.
   */
  cancel(): Promise<void>;
  /** Ends the threads; call it when all jobs have answered. */
  close(): Promise<void>;
}

/** A function in the table that a jobs module exports as `jobs`. */
export type JobFunction = (payload: never, context: JobContext) => JobOutcome | Promise<JobOutcome>;
