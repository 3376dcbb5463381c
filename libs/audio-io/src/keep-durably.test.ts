import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, tempFolder } from '../test/temp-folder.js';
import { attempt } from './file-fault.js';
import { keepFileDurably, keepPiecesDurably, keepTextDurably } from './keep-durably.js';

const folder = tempFolder();

it('a text that is the same leaves its file as it is, and any other replaces it', () => {
  const path = join(folder, 'kept.json');
  keepTextDurably(path, 'one');
  const { ino } = statSync(path);
  keepTextDurably(path, 'one');
  expect(statSync(path).ino).toBe(ino);
  keepTextDurably(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
});

describe('a file that is to be kept', () => {
  /** Longer than what is compared at once; 65,536 bytes are. */
  const long = Buffer.alloc(150_000, 7);
  const changedAt = (at: number) =>
    Buffer.from(long.map((byte, n) => (n === at ? byte + 1 : byte)));

  it.each([
    { to: 'one byte near its end', next: changedAt(149_999) },
    { to: 'its first byte', next: changedAt(0) },
    { to: 'its length', next: long.subarray(1) },
    { to: 'nothing at all', next: Buffer.alloc(0) },
  ])('gives way to one that differs by $to, and to none that is the same', ({ next }) => {
    const home = emptyFolder(folder);
    const [temp, path] = [join(home, 'a.part'), join(home, 'a.mp3')];
    writeFileSync(path, long);
    const { ino } = statSync(path);
    writeFileSync(temp, long);
    keepFileDurably(temp, path);
    expect(statSync(path).ino).toBe(ino);
    writeFileSync(temp, next);
    keepFileDurably(temp, path);
    expect(readFileSync(path).equals(next)).toBe(true);
    expect(readdirSync(home)).toEqual(['a.mp3']);
  });
});

describe('pieces', () => {
  it('are asked for one after another, written in order, and counted in bytes', () => {
    const home = emptyFolder(folder);
    const path = join(home, 'page.html');
    const onDisk: number[] = [];
    function* pieces(): Generator<string | Uint8Array> {
      for (const piece of ['Été, ', Buffer.from('bytes'), ', 音']) {
        onDisk.push(statSync(`${path}.part`).size);
        yield piece;
      }
    }
    expect(keepPiecesDurably(path, pieces())).toBe(17);
    expect(readFileSync(path, 'utf8')).toBe('Été, bytes, 音');
    expect(onDisk).toEqual([0, 7, 12]);
    expect(readdirSync(home)).toEqual(['page.html']);
  });

  it('leave the old file and no other when one of them can not be had', () => {
    const home = emptyFolder(folder);
    const path = join(home, 'page.html');
    writeFileSync(path, 'old');
    function* pieces(): Generator<string> {
      yield 'new';
      throw new Error('an excerpt is gone');
    }
    expect(() => keepPiecesDurably(path, pieces())).toThrow('an excerpt is gone');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(home)).toEqual(['page.html']);
  });

  it('say which file could not be written, by the name it was to have', () => {
    const home = emptyFolder(folder);
    mkdirSync(join(home, 'page.html', 'in the way'), { recursive: true });
    const outcome = attempt(() => keepPiecesDurably(join(home, 'page.html'), ['text']));
    expect(outcome).toMatchObject({
      status: 'failed',
      issue: { code: 'name-taken', place: { file: expect.stringMatching(/page\.html$/u) } },
    });
    expect(readdirSync(home)).toEqual(['page.html']);
  });
});
