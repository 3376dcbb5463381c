import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchEngine } from './bench-engine.js';
import { benchKernels } from './bench-kernels.js';
import type { Figure } from './figure.js';

const recordedPath = fileURLToPath(new URL('../recorded.json', import.meta.url));
/** Machines are noisy; a figure this far on the wrong side of the record is worth a look. */
const noise = 1.3;

type Recorded = Readonly<Record<string, number>>;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const recorded: Recorded = existsSync(recordedPath)
    ? (JSON.parse(readFileSync(recordedPath, 'utf8')) as Recorded)
    : {};
  process.stdout.write(`Node ${process.version}, ${availableParallelism()} cores\n`);
  try {
    const figures = [...benchKernels(), ...benchEngine(folder)];
    for (const figure of figures) process.stdout.write(`${line(figure, recorded)}\n`);
    if (process.argv.includes('--record')) record(figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line({ name, value, unit, better, note }: Figure, recorded: Recorded): string {
  if (value === null) return `${name.padEnd(52)} not compared: ${note}`;
  const before = recorded[name];
  const worse =
    before !== undefined && (better === 'higher' ? value * noise < before : value > before * noise);
  const against = before === undefined ? '' : `  recorded ${before.toFixed(2)}`;
  const verdict = worse ? '  SLOWER' : '';
  return `${name.padEnd(52)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(20)}${against}${verdict}  ${note}`;
}

function record(figures: readonly Figure[]): void {
  const values = figures.flatMap(({ name, value }) =>
    value === null ? [] : [[name, round(value)]],
  );
  writeFileSync(recordedPath, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

await main();
