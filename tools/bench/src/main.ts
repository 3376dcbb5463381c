import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchEngine } from './bench-engine.js';
import { benchKernels } from './bench-kernels.js';
import type { Figure } from './figure.js';
import { sayMachine, thisMachine } from './machine.js';
import { readRecorded, record, type Recorded } from './recorded.js';

/** Machines are noisy; a figure this far on the wrong side of the record is worth a look. */
const noise = 1.3;

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const recorded = readRecorded();
  const machine = thisMachine();
  process.stdout.write(`here:     ${sayMachine(machine)}\n`);
  if (recorded) process.stdout.write(`recorded: ${sayMachine(recorded.machine)}\n`);
  try {
    const figures = [...benchKernels(), ...benchEngine(folder)];
    for (const figure of figures) process.stdout.write(`${line(figure, recorded)}\n`);
    if (process.argv.includes('--record')) record(machine, figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line({ name, value, unit, better, note }: Figure, recorded: Recorded | null): string {
  if (value === null) return `${name.padEnd(52)} not compared: ${note}`;
  const before = recorded?.figures[name];
  const worse =
    before !== undefined && (better === 'higher' ? value * noise < before : value > before * noise);
  const against = before === undefined ? '' : `  recorded ${before.toFixed(2)}`;
  const verdict = worse ? '  SLOWER' : '';
  return `${name.padEnd(52)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(20)}${against}${verdict}  ${note}`;
}

main();
