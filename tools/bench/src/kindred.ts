import { fileURLToPath } from 'node:url';
import { costOf, type RunCost } from './cpu-time.js';

export const kindredCommand = fileURLToPath(
  new URL('../../../apps/cli/bin/kindred.js', import.meta.url),
);

/** Runs the built command. */
export function kindred(...words: string[]): RunCost {
  return costOf(process.execPath, [kindredCommand, ...words]);
}

/** The same with variables of the environment. */
export function kindredWith(
  environment: Readonly<Record<string, string>>,
  ...words: string[]
): RunCost {
  return costOf(process.execPath, [kindredCommand, ...words], environment);
}

/** All of the work, whatever an earlier run kept of it. */
export function kindredAnew(...words: string[]): RunCost {
  return kindred(...words, '--no-cache');
}
