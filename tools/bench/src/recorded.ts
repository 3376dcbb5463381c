import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.js';
import type { Machine } from './machine.js';

const path = fileURLToPath(new URL('../recorded.json', import.meta.url));

/** Figures of an earlier run, and the machine they were taken on. */
export interface Recorded {
  readonly machine: Machine;
  /** By the figure's name. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Null when nothing was recorded yet. */
export function readRecorded(): Recorded | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recorded) : null;
}

export function record(machine: Machine, figures: readonly Figure[]): void {
  const values = figures.flatMap(({ name, value }) =>
    value === null ? [] : [[name, Math.round(value * 100) / 100]],
  );
  const recorded = { machine, figures: Object.fromEntries(values) };
  writeFileSync(path, `${JSON.stringify(recorded, null, 2)}\n`);
}
