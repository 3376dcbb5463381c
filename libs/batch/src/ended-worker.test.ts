import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { issueOfEndedWorker } from './ended-worker.js';

it('a thread that runs out of memory is an issue that names what it worked on', async () => {
  const hoard = 'const kept = []; for (;;) kept.push(new Array(1e4).fill(kept.length));';
  const thread = new Worker(hoard, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } });
  const error = await new Promise((resolve) => thread.once('error', resolve));
  expect(issueOfEndedWorker(error, 'mixes/02 Two.wav')).toEqual({
    code: 'worker-ended',
    severity: 'error',
    message: 'the worker thread on mixes/02 Two.wav ended: it ran out of memory',
    fix: 'Run it again with fewer workers; each needs memory of its own.',
  });
});

it('what a job threw is no ended thread', () => {
  expect(issueOfEndedWorker(new Error('a fault of ours'), 'mixes/02 Two.wav')).toBeNull();
});
