import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEntryStore, type EntryStore } from './entry-store.js';

let root: string;
let folder: string;
let troubles: unknown[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kindred-store-'));
  folder = join(root, 'not', 'there', 'yet');
  troubles = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function open(bytesMax = 1e9): EntryStore {
  return createEntryStore({ folder, bytesMax, onTrouble: (error) => void troubles.push(error) });
}

const key = (number: number) => ({ of: 'test', number });
const entry = (record: unknown) => ({ record, files: {} });
const entries = () => readdirSync(folder).filter((name) => name.endsWith('.entry'));

describe('a store of entries', () => {
  it('gives back what was put, also to another run, and nothing else', () => {
    open().put(key(1), { record: 'one', files: { a: Uint8Array.of(7) } });
    const store = open();
    expect(store.get(key(1))?.record).toBe('one');
    expect([...(store.get(key(1))?.files['a'] ?? [])]).toEqual([7]);
    expect(store.get(key(2))).toBeNull();
    store.remove(key(1));
    expect(store.get(key(1))).toBeNull();
    expect(troubles).toEqual([]);
  });

  it('passes over a damaged entry, and one that lies under the name of another, and rewrites them', () => {
    const store = open();
    store.put(key(1), entry('one'));
    const [name = ''] = entries();
    const path = join(folder, name);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 1));
    expect(store.get(key(1))).toBeNull();
    store.put(key(2), entry('two'));
    const other = entries().find((one) => one !== name) ?? '';
    writeFileSync(path, readFileSync(join(folder, other)));
    expect(store.get(key(1))).toBeNull();
    store.put(key(1), entry('one'));
    expect(readFileSync(path).equals(whole)).toBe(true);
    expect(store.get(key(1))?.record).toBe('one');
  });

  it('leaves nothing but whole entries, and a tag that tells backups to pass', () => {
    const store = open();
    for (let number = 0; number < 20; number++) store.put(key(number % 5), entry(number));
    expect(entries()).toHaveLength(5);
    expect(readdirSync(folder)).toHaveLength(6);
    expect(readFileSync(join(folder, 'CACHEDIR.TAG'), 'latin1')).toMatch(
      /^Signature: 8a477f597d28d172789f06886806bc55\n/u,
    );
  });

  it('tells once why it can write nothing, and still reads', () => {
    writeFileSync(join(root, 'not'), 'a file where a folder should be');
    const store = open();
    for (const number of [1, 2, 3]) {
      store.put(key(number), entry(number));
      expect(store.get(key(number))).toBeNull();
    }
    expect(troubles).toHaveLength(1);
    expect(() => store.trim()).not.toThrow();
    expect(() => store.remove(key(1))).not.toThrow();
  });

  it('is not troubled by a folder that was taken away under it', () => {
    const store = open();
    store.put(key(1), entry(1));
    rmSync(folder, { recursive: true });
    expect(store.get(key(1))).toBeNull();
    store.put(key(1), entry(1));
    expect(store.get(key(1))?.record).toBe(1);
    expect(troubles).toEqual([]);
  });
});

describe('trimming a store', () => {
  const blockBytes = 4096;
  const usedAgo = (name: string, seconds: number): void => {
    const then = new Date(Date.now() - seconds * 1000);
    utimesSync(join(folder, name), then, then);
  };

  it('takes what was not used for the longest time, and only as much as it must', () => {
    const store = open(3 * blockBytes);
    const names = [1, 2, 3, 4, 5].map((number) => {
      const before = number === 1 ? [] : entries();
      store.put(key(number), entry(number));
      return entries().find((name) => !before.includes(name)) ?? '';
    });
    names.forEach((name, index) => usedAgo(name, 100 - index));
    store.get(key(1));
    store.trim();
    const left = [1, 2, 3, 4, 5].filter((number) => store.get(key(number)) !== null);
    expect(left).toEqual([1, 4, 5]);
  });

  it('sweeps what dead runs left half-written, and leaves what live ones write', () => {
    const store = open(0);
    store.put(key(1), entry(1));
    const [name = ''] = entries();
    const part = (digit: string) =>
      `${name}.${`${digit.repeat(8)}-1111-4111-8111-111111111111`}.part`;
    for (const digit of ['a', 'b']) writeFileSync(join(folder, part(digit)), 'half');
    usedAgo(part('a'), 7200);
    store.trim();
    expect(readdirSync(folder).sort()).toEqual([part('b'), 'CACHEDIR.TAG'].sort());
  });

  it('touches no file that is not an entry', () => {
    mkdirSync(folder, { recursive: true });
    const theirs = ['holiday.jpg', '00.entry', `${'f'.repeat(64)}.entry.txt`, 'x.part'];
    for (const name of theirs) {
      writeFileSync(join(folder, name), 'theirs');
      usedAgo(name, 1e6);
    }
    const store = open(0);
    store.put(key(1), entry(1));
    store.trim();
    expect(readdirSync(folder).sort()).toEqual([...theirs].sort());
  });

  it('does not look at a store that it added nothing to', () => {
    open().put(key(1), entry(1));
    const store = open(0);
    expect(store.get(key(1))?.record).toBe(1);
    store.trim();
    expect(store.get(key(1))?.record).toBe(1);
  });
});
