import type { Issue } from '@kindred/records';

/** The issue with a job whose worker thread ended under it; null for what a job itself threw. */
export function issueOfEndedWorker(error: unknown, about: string): Issue | null {
  const why = whyEnded(error);
  if (why === null) return null;
  return {
    code: 'worker-ended',
    severity: 'error',
    message: `the worker thread on ${about} ended: ${why}`,
    fix: 'Run it again with fewer workers; each needs memory of its own.',
  };
}

function whyEnded(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  // Node's own errors of worker_threads; the last one is how Piscina tells of an exit.
  const code = 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'it ran out of memory';
  if (code === 'ERR_WORKER_INIT_FAILED') return 'it could not be started';
  const exited = /^worker exited with code: (\d+)$/u.exec(error.message);
  return exited ? `it left with code ${exited[1]}` : null;
}
