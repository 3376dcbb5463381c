import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEntryStore } from './entry-store.js';
import { createKnownFiles, stateOf, type KnownFiles } from './known-files.js';

let root: string;
let path: string;
let known: KnownFiles;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kindred-known-'));
  path = join(root, 'mix.wav');
  const store = createEntryStore({
    folder: join(root, 'cache'),
    bytesMax: 1e9,
    onTrouble: (error) => {
      throw error;
    },
  });
  known = createKnownFiles(store);
  writeFileSync(path, 'the first mix');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

function read(sha256: string, atMs: number): void {
  const state = stateOf(path);
  if (state) known.remember({ path, state, atMs, sha256 });
}

const later = (): number => Date.now() + 10_000;

describe('a known file', () => {
  it('is known again by its size, dates and inode', () => {
    expect(known.digestOf(path)).toBeNull();
    read('one', later());
    expect(known.digestOf(path)).toBe('one');
    expect(known.digestOf(join(root, 'other.wav'))).toBeNull();
    known.forget(path);
    expect(known.digestOf(path)).toBeNull();
  });

  it('is not known once another size, date or file stands in its place', () => {
    const changes: (() => void)[] = [
      () => writeFileSync(path, 'a longer second mix'),
      () => writeFileSync(path, 'the other mix'),
      () => utimesSync(path, 1e9, 1e9),
      () => {
        writeFileSync(`${path}.new`, 'the other mix');
        renameSync(`${path}.new`, path);
      },
      () => rmSync(path),
    ];
    for (const change of changes) {
      writeFileSync(path, 'the first mix');
      read('one', later());
      expect(known.digestOf(path)).toBe('one');
      change();
      expect(known.digestOf(path), String(change)).toBeNull();
    }
  });

  it('is not known when it was written to and given its old date again', () => {
    utimesSync(path, 1e9, 1e9);
    const before = statSync(path);
    read('one', later());
    expect(known.digestOf(path)).toBe('one');
    writeFileSync(path, 'the other mix');
    utimesSync(path, 1e9, 1e9);
    const { size, mtimeMs, ino } = statSync(path);
    expect({ size, mtimeMs, ino }).toEqual({
      size: before.size,
      mtimeMs: before.mtimeMs,
      ino: before.ino,
    });
    expect(known.digestOf(path)).toBeNull();
  });

  it('is not known from a reading so soon after a writing that one more could show no difference', () => {
    const { mtimeMs } = statSync(path);
    read('one', mtimeMs + 2000);
    expect(known.digestOf(path)).toBeNull();
    read('one', mtimeMs + 3001);
    expect(known.digestOf(path)).toBe('one');
  });

  it('is not known when its date lies ahead', () => {
    const ahead = new Date(Date.now() + 86_400_000);
    utimesSync(path, ahead, ahead);
    read('one', later());
    expect(known.digestOf(path)).toBeNull();
  });

  it('is not known when it changed while it was read', () => {
    const state = stateOf(path);
    if (!state) throw new Error('no state');
    writeFileSync(path, 'the other mix');
    known.remember({ path, state, atMs: later(), sha256: 'one' });
    expect(known.digestOf(path)).toBeNull();
  });

  it('tells others of its size from those that hashing can spare nothing', () => {
    const state = stateOf(path);
    if (!state) throw new Error('no state');
    expect(known.isKnownSize(state)).toBe(false);
    read('one', 0);
    expect(known.isKnownSize(state)).toBe(true);
    expect(known.isKnownSize({ ...state, bytes: '14' })).toBe(false);
  });

  it('is a file', () => {
    expect(stateOf(root)).toBeNull();
    expect(stateOf(join(root, 'nowhere'))).toBeNull();
  });
});
