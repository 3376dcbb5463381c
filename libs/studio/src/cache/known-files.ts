import { statSync } from 'node:fs';
import type { EntryStore } from './entry-store.js';

/**
 * What shows, without reading it, that a file is the one it was. Beside size and date, the inode
 * tells of a file put in its place, and the time of the last change to the inode (ctime), which no
 * program can set, of one written to and given its old date again.
 */
export interface FileState {
  readonly bytes: string;
  readonly modifiedNs: string;
  readonly changedNs: string;
  readonly inode: string;
}

/** Remembers the SHA-256 of files by path, so that an unchanged one need not be read. */
export interface KnownFiles {
  /** Of the file at `path`, if it is the one that was read; null when nobody can know. */
  digestOf(path: string): string | null;
  /** Whether some file of this size was read before, and so whether hashing may spare a reading. */
  isKnownSize(state: FileState): boolean;
  /** To be told after the reading, with what was true before it. */
  remember(read: FileReading): void;
  forget(path: string): void;
}

export interface FileReading {
  readonly path: string;
  /** Just before the file was opened. */
  readonly state: FileState;
  readonly atMs: number;
  readonly sha256: string;
}

/**
 * Disks keep dates in steps, FAT of 2 s. A file written less than a step before it is read may be
 * written again within the same step and show no difference, so it is not remembered.
 */
const dateStepMs = 3000;

export function createKnownFiles(store: EntryStore): KnownFiles {
  const keyOf = (path: string) => ({ of: 'file', path });
  return {
    digestOf(path) {
      const state = stateOf(path);
      const known = store.get(keyOf(path))?.record as Remembered | undefined;
      return state && known && isSame(state, known.state) ? known.sha256 : null;
    },
    isKnownSize: ({ bytes }) => store.get({ of: 'size', bytes }) !== null,
    remember({ path, state, atMs, sha256 }) {
      const size = { of: 'size', bytes: state.bytes };
      if (store.get(size) === null) store.put(size, { record: true, files: {} });
      const now = stateOf(path);
      if (!now || !isSame(now, state) || !isSettled(state, atMs)) return;
      const remembered: Remembered = { state, sha256 };
      store.put(keyOf(path), { record: remembered, files: {} });
    },
    forget: (path) => store.remove(keyOf(path)),
  };
}

interface Remembered {
  readonly state: FileState;
  readonly sha256: string;
}

/** Null for what is no file, or is not there. */
export function stateOf(path: string): FileState | null {
  try {
    const stat = statSync(path, { bigint: true });
    if (!stat.isFile()) return null;
    return {
      bytes: String(stat.size),
      modifiedNs: String(stat.mtimeNs),
      changedNs: String(stat.ctimeNs),
      inode: String(stat.ino),
    };
  } catch {
    return null; // opening it says why
  }
}

function isSame(a: FileState, b: FileState): boolean {
  return (
    a.bytes === b.bytes &&
    a.modifiedNs === b.modifiedNs &&
    a.changedNs === b.changedNs &&
    a.inode === b.inode
  );
}

function isSettled({ modifiedNs, changedNs }: FileState, atMs: number): boolean {
  const limitNs = BigInt(Math.floor(atMs) - dateStepMs) * 1_000_000n;
  return BigInt(modifiedNs) < limitNs && BigInt(changedNs) < limitNs;
}
