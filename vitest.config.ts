import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests neither fill the cache of who runs them nor find in it what an earlier version measured. */
const ownCache = mkdtempSync(join(tmpdir(), 'kindred-test-cache-'));
process.on('exit', () => rmSync(ownCache, { recursive: true, force: true }));
const env = { KINDRED_CACHE_DIR: ownCache };

/**
 * unit: beside the code, from the TypeScript sources; of what is built they need only kernels.wasm
 * and the precompiled templates (`npm run check` builds first). whole: the built product from
 * outside (command line, browser, worker threads), minutes.
 */
const fromSource = {
  resolve: { conditions: ['@kindred/source'] },
  ssr: { resolve: { conditions: ['@kindred/source'] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...fromSource,
        test: {
          name: 'unit',
          env,
          // Over a hundred small files: starting a process for each took as long as the tests.
          pool: 'forks',
          isolate: false,
          // One process a core: no collector should take the other's. Signals die young.
          execArgv: ['--single-threaded-gc', '--max-semi-space-size=64'],
          maxWorkers: '100%',
          // No test is about time; a busy machine takes its own.
          testTimeout: 60_000,
          include: ['{libs,apps,tools}/*/src/**/*.test.ts'],
          exclude: ['**/*.whole.test.ts', '**/node_modules/**'],
        },
      },
      {
        ...fromSource,
        test: {
          name: 'whole',
          env,
          include: ['{libs,apps,tools}/*/src/**/*.whole.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
