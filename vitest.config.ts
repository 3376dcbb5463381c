import { defineConfig } from 'vitest/config';

/**
 * unit: beside the code, no built files, seconds. whole: the built product from outside
 * (command line, browser, corpus), minutes.
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
          include: ['{libs,apps,tools}/*/src/**/*.test.ts'],
          exclude: ['**/*.whole.test.ts', '**/node_modules/**'],
        },
      },
      {
        ...fromSource,
        test: {
          name: 'whole',
          include: ['{libs,apps,tools}/*/src/**/*.whole.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
