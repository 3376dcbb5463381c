import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costOf } from './cpu-time.js';
import { kindredCommand } from './kindred.js';

/** MiB that a command with two workers held at most, as the kernel of the system counted it. */
export function peakMebibytes(folder: string, ...words: string[]): number {
  const peakFile = join(folder, 'peak');
  const preload = join(folder, 'preload.cjs');
  writeFileSync(
    preload,
    `if (require('node:worker_threads').isMainThread) process.on('exit', () =>
      require('node:fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));`,
  );
  const command = ['--require', preload, kindredCommand, ...words, '--jobs', '2', '--no-cache'];
  costOf(process.execPath, command);
  return Number(readFileSync(peakFile, 'utf8')) / 1024;
}
