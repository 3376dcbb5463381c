import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The path as the disk spells it. "é" can be one code point or two; most disks hold them apart,
 * while texts that a person types use one or the other. Where no entry matches, the rest of the path
 * comes back as given.
 */
export function spelledOnDisk(path: string): string {
  const parent = dirname(path);
  if (parent === path || existsSync(path)) return path;
  const folder = spelledOnDisk(parent);
  const wanted = basename(path).normalize('NFC');
  const name = entriesOf(folder).find((entry) => entry.name.normalize('NFC') === wanted)?.name;
  return join(folder, name ?? basename(path));
}

/** What a crawler needs to know of an entry in a folder. */
export type ComposedEntry = {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
};

/**
 * The entries of a folder with composed names (NFC), so that a composed pattern matches them. Of two
 * names that differ in their encoding alone, the later keeps its own, and so stays reachable.
 */
export function composedNames(folder: string): ComposedEntry[] {
  const taken = new Set<string>();
  return entriesOf(spelledOnDisk(folder)).map((entry) => {
    const composed = entry.name.normalize('NFC');
    const name = taken.has(composed) ? entry.name : composed;
    taken.add(name);
    return {
      name,
      isFile: () => entry.isFile(),
      isDirectory: () => entry.isDirectory(),
      isSymbolicLink: () => entry.isSymbolicLink(),
    };
  });
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch {
    return []; // not there, or not ours to read: nothing in it can be opened either
  }
}

/** In the order of their code units, for disks list them in any. */
function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
