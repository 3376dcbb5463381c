import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from './canonical-text.js';
import { entryBytes, entryIn, type Entry } from './entry-bytes.js';
import { quietly } from './quietly.js';
import { entrySuffix, partSuffix, trimEntries } from './trim-entries.js';

/** All that an entry follows from: two equal keys, one entry. `of` says what kind it is. */
export type EntryKey = { readonly of: string } & Readonly<Record<string, unknown>>;

/**
 * Entries in a folder, each a file named for its key. Any number of runs may share it, and any may
 * die at any moment: an entry is whole or it is not there, and none is needed.
 */
export interface EntryStore {
  /** Null when there is none, or none that can be trusted. */
  get(key: EntryKey): Entry | null;
  /** Never throws for what the disk does: see `onTrouble`. */
  put(key: EntryKey, entry: Entry): void;
  remove(key: EntryKey): void;
  /** Removes what was not used for the longest time, down to `bytesMax`, if this run added any. */
  trim(): void;
}

export interface EntryStoreOptions {
  readonly folder: string;
  readonly bytesMax: number;
  /** Told once why nothing can be written; nothing is tried again then. */
  readonly onTrouble: (error: unknown) => void;
}

export function createEntryStore({ folder, bytesMax, onTrouble }: EntryStoreOptions): EntryStore {
  let isWritable = true;
  let hasGrown = false;

  const write = (path: string, bytes: Buffer): void => {
    // No waiting for the disk: after a loss of power the checksum tells what did not reach it.
    const partPath = `${path}.${randomUUID()}${partSuffix}`;
    try {
      writeFileSync(partPath, bytes, { flag: 'wx' });
      renameSync(partPath, path);
    } catch (error) {
      rmSync(partPath, { force: true });
      throw error;
    }
  };

  return {
    get(key) {
      const text = canonicalText(key);
      const path = pathOf(folder, text);
      const bytes = quietly(() => readFileSync(path));
      const entry = bytes && entryIn(bytes, text);
      if (!entry) return null;
      const now = new Date();
      quietly(() => utimesSync(path, now, now));
      return entry;
    },
    put(key, entry) {
      if (!isWritable) return;
      const text = canonicalText(key);
      const path = pathOf(folder, text);
      try {
        makeFolder(folder);
        write(path, entryBytes(text, entry));
        hasGrown = true;
      } catch (error) {
        // Some systems let no one replace a file that another run is reading; it is the same entry.
        if (quietly(() => statSync(path).isFile())) return;
        isWritable = false;
        onTrouble(error);
      }
    },
    remove(key) {
      quietly(() => rmSync(pathOf(folder, canonicalText(key)), { force: true }));
    },
    trim() {
      if (hasGrown) quietly(() => trimEntries(folder, bytesMax));
    },
  };
}

function pathOf(folder: string, key: string): string {
  return join(folder, `${createHash('sha256').update(key).digest('hex')}${entrySuffix}`);
}

/** Only for its owner: keys hold the names of folders. Marked, so that backups pass it over. */
function makeFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) return;
  writeFileSync(join(folder, 'CACHEDIR.TAG'), cacheTag);
}

/** Cache Directory Tagging Specification 0.5. */
const cacheTag = `Signature: 8a477f597d28d172789f06886806bc55
# Kindred keeps measurements here. All of it can be removed at any time.
`;
