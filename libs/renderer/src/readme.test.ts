import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileKernels, instantiateKernels } from '@kindred/dsp';
import { expect, test } from 'vitest';
import { createRenderer } from './renderer.js';

test('does what its README shows', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```js\n(.*?)```/su.exec(readme)![1]!;
  const said: string[] = [];
  const names = { readFileSync, createRequire, compileKernels, instantiateKernels, createRenderer };
  const console = { log: (...words: unknown[]) => said.push(words.join(' ')) };
  const run = new Function(
    ...Object.keys(names),
    'console',
    'here',
    example.replace(/^import .*$/gmu, '').replace('import.meta.url', 'here'),
  );
  run(...Object.values(names), console, import.meta.url);
  const shown = /\/\/ (.*)…$/mu.exec(example)![1]!;
  expect(said[0]!.startsWith(shown)).toBe(true);
});
