import { readFileSync } from 'node:fs';
import { sentence, targetPresets } from '@kindred/records';
import { expect, it } from 'vitest';
import { matchLoudness } from './match-loudness.js';

it('does what its README shows', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```js\n(.*?)```/su.exec(readme)![1]!;
  const lines: string[] = [];
  const console = { log: (...words: unknown[]) => lines.push(words.join(' ')) };
  const run = new Function(
    'matchLoudness',
    'sentence',
    'targetPresets',
    'console',
    example.replace(/^import .*$/gmu, ''),
  );
  run(matchLoudness, sentence, targetPresets, console);
  const shown = [...example.matchAll(/^\/\/ (\w+ [\d.]+ .*) no limiting: …$/gmu)];
  expect(shown).toHaveLength(2);
  shown.forEach(([, line], at) => expect(lines[at]).toContain(line));
});
