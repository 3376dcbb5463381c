import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readWhole } from '../test/read-whole.js';
import { tempFolder } from '../test/temp-folder.js';
import * as audioIo from './index.js';

const folder = tempFolder();

it('the example of the README runs, and prints a length and a digest', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```js\n([^]*?)```/.exec(readme)?.[1] ?? '';
  const inFolder = example.replaceAll("'tone.", `'${join(folder, 'tone.')}`);
  const printed: unknown[] = [];
  const names = Object.keys(audioIo);
  const run = new Function(...names, 'console', inFolder);
  run(...Object.values(audioIo), { log: (...values: unknown[]) => printed.push(...values) });
  expect(printed).toEqual([0.01, readWhole(join(folder, 'tone.wav')).sha256]);
});
