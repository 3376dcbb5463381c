import type { Issue } from './issue.js';

/**
 * How a piece of work ended. What goes wrong with a file or with the world is an issue; a job
 * that throws has found a fault of ours.
 */
export type JobOutcome<Result = unknown> =
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'failed'; readonly issue: Issue }
  | { readonly status: 'cancelled' };

/** What a job is given beside its payload. */
export interface JobContext {
  /** The compiled kernels; each job makes an instance of its own, so that no state leaks. */
  readonly kernels: object;
  /** True once the run is cancelled: asked between blocks. */
  readonly shouldStop: () => boolean;
  /** Told the share of the job that is done, 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}
