import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchChain } from './bench-chain.js';
import { benchKernels } from './bench-kernels.js';
import { benchMaster } from './bench-master.js';
import { benchMemory } from './bench-memory.js';
import { benchPlan } from './bench-plan.js';
import { benchProfile, type MadeAlbum } from './bench-profile.js';
import { benchReading } from './bench-reading.js';
import { benchRender } from './bench-render.js';
import { benchReport } from './bench-report.js';
import { benchWorkers } from './bench-workers.js';
import { isKept, type Figure } from './figure.js';
import { kernelCosts } from './kernel-cost.js';
import { sayMachine, thisMachine } from './machine.js';
import { writeMaterial } from './material.js';
import { readRecorded, record, type Recorded } from './recorded.js';

/** Machines are noisy; a figure this far on the wrong side of the record is worth a look. */
const noise = 1.3;

/** Any of these words benches only those parts. */
const parts = [
  'kernels',
  'chain',
  'reading',
  'profile',
  'render',
  'master',
  'plan',
  'workers',
  'memory',
  'report',
] as const;

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const asked = parts.filter((part) => words.includes(part));
  // A record is of all of them.
  const wanted = asked.length > 0 && !words.includes('--record') ? asked : parts;
  const folder = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  const recorded = readRecorded();
  const machine = thisMachine();
  process.stdout.write(`here:     ${sayMachine(machine)}\n`);
  if (recorded) process.stdout.write(`recorded: ${sayMachine(recorded.machine)}\n`);
  const figures: Figure[] = [];
  const print = (news: readonly Figure[]): void => {
    figures.push(...news);
    for (const figure of news) process.stdout.write(`${line(figure, recorded)}\n`);
  };
  try {
    const wants = (...some: (typeof parts)[number][]) => some.some((part) => wanted.includes(part));
    if (wants('kernels', 'chain')) {
      const costs = kernelCosts();
      if (wants('kernels')) print(benchKernels(costs));
      if (wants('chain')) print(benchChain(costs));
    }
    if (wants('reading')) print(benchReading(folder));
    if (wants('profile', 'render', 'master')) {
      const album = makeAlbum(folder);
      if (wants('profile')) print(benchProfile(folder, album));
      if (wants('render')) print(benchRender(folder, album));
      if (wants('master')) print(benchMaster(folder, album));
    }
    if (wants('plan')) print(benchPlan(folder));
    if (wants('workers')) print(benchWorkers(folder));
    if (wants('memory')) print(benchMemory(folder));
    if (wants('report')) print(await benchReport(folder));
    if (words.includes('--record')) record(machine, figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeAlbum(folder: string): MadeAlbum {
  const [seconds, sampleRateHz] = [240, 44100];
  const files = [1, 2, 3, 4, 5].map((seed) => {
    const path = join(folder, `0${seed} Track.wav`);
    writeMaterial({ path, seconds, sampleRateHz, encoding: 's24', seed });
    return path;
  });
  return { files, frames: files.length * seconds * sampleRateHz };
}

function line(figure: Figure, recorded: Recorded | null): string {
  const { name, value, unit, better, goal, note } = figure;
  if (value === null) return `${name.padEnd(56)} not compared: ${note}`;
  const before = recorded?.figures[name];
  const worse =
    before !== undefined && (better === 'higher' ? value * noise < before : value > before * noise);
  const said = [
    goal === null
      ? ''
      : `${better === 'higher' ? '≥' : '≤'} ${goal} ${isKept(figure) ? 'kept' : 'MISSED'}`,
    before === undefined ? '' : `recorded ${before.toFixed(2)}${worse ? ' WORSE' : ''}`,
    note,
  ];
  const shown = `${name.padEnd(56)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(19)}`;
  return `${shown}  ${said.filter((word) => word !== '').join('; ')}`.trimEnd();
}

await main();
