import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedFiles } from './typed-files.js';

const home = mkdtempSync(join(tmpdir(), 'kindred-typed-'));
beforeAll(() => {
  mkdirSync(join(home, 'notes'));
  for (const name of ['02 B.wav', '10 C.wav', 'notes/a.txt']) writeFileSync(join(home, name), '');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string): string => join(home, name);

describe('files as they were typed', () => {
  it('are themselves, or all that a pattern means in natural order, each once', () => {
    const { files, issues } = typedFiles([at('10 C.wav'), at('*.wav')]);
    expect(issues).toEqual([]);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(['10 C.wav', '02 B.wav']);
  });

  it('are refused all at once where they are not there, with what was probably meant', () => {
    const told = typedFiles([at('2 B.wav'), at('*.flac'), at('.'), at('notes'), at('no/x.wav')]);
    expect(told.issues.map(({ code, fix }) => `${code}: ${fix?.replaceAll(home, '~')}`)).toEqual([
      'missing-file: Did you mean `~/02 B.wav`?',
      'no-match: Beside it lies `~/02 B.wav`.',
      'not-a-file: Name its files: `~/*`.',
      'not-a-file: Name a file.',
      'missing-file: Check its name and folder.',
    ]);
  });
});
