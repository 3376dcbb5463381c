import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeRelease, formatIssue, parseRelease } from './index.js';

test('the example of the README says what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, output = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  const said: string[] = [];
  const body = code.replace(/^import .*$/m, '');
  const names = ['text', 'completeRelease', 'formatIssue', 'parseRelease', 'console'];
  const log = { log: (line: string) => said.push(line) };
  new Function(...names, body)(text, completeRelease, formatIssue, parseRelease, log);
  expect(said).toEqual([output.trimEnd()]);
});
