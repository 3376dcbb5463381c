import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingIssues, typedFiles } from './typed-files.js';

const home = mkdtempSync(join(tmpdir(), 'kindred-typed-'));
beforeAll(() => {
  mkdirSync(join(home, 'notes'));
  for (const name of ['02 B.wav', '10 C.wav', 'notes/a.txt']) writeFileSync(join(home, name), '');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string): string => join(home, name);

describe('files as they were typed', () => {
  it('are themselves, or all that a pattern means in natural order, each once', () => {
    const { files, isNone } = typedFiles([at('10 C.wav'), at('*.wav')]);
    expect([isNone, missingIssues(files)]).toEqual([false, []]);
    const names = files.map(({ number, file }) => [number, file.split('/').at(-1)]);
    expect(names).toEqual([
      [1, '10 C.wav'],
      [2, '02 B.wav'],
    ]);
  });

  it('are told all at once where they are not there, with what was probably meant', () => {
    const told = typedFiles([at('2 B.wav'), at('*.flac'), at('.'), at('notes'), at('no/x.wav')]);
    expect(told.isNone).toBe(true);
    expect(
      missingIssues(told.files).map(({ code, fix }) => `${code}: ${fix?.replaceAll(home, '~')}`),
    ).toEqual([
      'missing-file: Did you mean `~/02 B.wav`?',
      'no-match: Beside it lies `~/02 B.wav`.',
      'not-a-file: Name its files: `~/*`.',
      'not-a-file: Name a file.',
      'missing-file: Check its name and folder.',
    ]);
  });

  it('that are not there leave the others, each in its place', () => {
    const { files, isNone } = typedFiles([at('2 B.wav'), at('10 C.wav'), at('2 B.wav')]);
    expect(isNone).toBe(false);
    expect(files.map(({ number, missing }) => [number, missing?.code ?? null])).toEqual([
      [1, 'missing-file'],
      [2, null],
    ]);
  });
});
