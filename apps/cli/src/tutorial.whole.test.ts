import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { bin } from '../test/small-album.js';
import { hasTerminal, inTerminal } from '../test/terminal.js';
import { stepsOf, withoutTimes, withShown } from '../test/transcript.js';

if (!hasTerminal)
  console.warn('SKIPPED: the tutorial; `script` is not on the PATH to give it a terminal');

const pageFile = fileURLToPath(new URL('../../../docs/guide/tutorial.md', import.meta.url));
const composer = fileURLToPath(new URL('../../../tools/demo-ep/dist/main.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'kindred-tutorial-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The folder that the reader begins with, and `kindred` on the PATH. */
function begin(): NodeJS.ProcessEnv {
  const music = join(home, 'night-ferry');
  const { status } = spawnSync(process.execPath, [composer, '--out', join(music, 'mixes')]);
  expect(status).toBe(0);
  rmSync(join(music, 'mixes/deviations.json'));
  const commands = join(home, 'bin');
  mkdirSync(commands);
  writeFileSync(join(commands, 'kindred'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(join(commands, 'kindred'), 0o755);
  return {
    ...process.env,
    PATH: `${commands}${delimiter}${process.env['PATH'] ?? ''}`,
    KINDRED_CACHE_DIR: join(home, 'cache'),
    // Marks and the order of `ls` follow it.
    LC_ALL: 'C.UTF-8',
  };
}

/** `KINDRED_RECORD=1` writes into the page what is shown now. */
test.skipIf(!hasTerminal)(
  'every command of the tutorial shows what the tutorial says',
  async () => {
    const env = begin();
    const cwd = join(home, 'night-ferry');
    const page = readFileSync(pageFile, 'utf8');
    const shown: string[] = [];
    for (const step of stepsOf(page)) {
      if (step.kind === 'edit') {
        const path = join(cwd, step.file);
        const parts = readFileSync(path, 'utf8').split(step.from);
        expect(parts.length - 1, `${step.file} holds once:\n${step.from}`).toBe(1);
        writeFileSync(path, parts.join(step.to));
        continue;
      }
      const { screen } = await inTerminal(step.command, { cwd, env, columns: 80 });
      shown.push(screen);
      if (process.env['KINDRED_RECORD'] === '1') continue;
      expect(withoutTimes(screen), `$ ${step.command}`).toBe(withoutTimes(step.shown));
    }
    if (process.env['KINDRED_RECORD'] === '1') writeFileSync(pageFile, withShown(page, shown));
  },
);
