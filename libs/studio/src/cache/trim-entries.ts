import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const entrySuffix = '.entry';
export const partSuffix = '.part';

/** Nobody writes an entry for this long: its writer is dead. */
const deadAfterMs = 3600_000;
/** Disks give out room in blocks of about this size. */
const blockBytes = 4096;

/**
 * Removes what dead runs left half-written and then, from the one that was not used for the longest
 * time, as many entries as it takes to bring the folder down to `bytesMax`. Touches no file that is
 * not an entry. Several runs may trim at once: they choose the same ones.
 */
export function trimEntries(folder: string, bytesMax: number): void {
  const files = filesIn(folder);
  for (const { path, usedAtMs } of files.filter(isPart)) {
    if (usedAtMs < Date.now() - deadAfterMs) rmSync(path, { force: true });
  }
  const entries = files.filter((file) => !isPart(file));
  let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of entries.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (bytes <= bytesMax) break;
    rmSync(entry.path, { force: true });
    bytes -= entry.bytes;
  }
}

interface EntryFile {
  readonly path: string;
  readonly usedAtMs: number;
  readonly bytes: number;
}

function filesIn(folder: string): EntryFile[] {
  return readdirSync(folder).flatMap((name) => {
    if (!ours.test(name)) return [];
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? [{ path, usedAtMs: found.mtimeMs, bytes: onDisk(found.size) }] : [];
  });
}

function isPart({ path }: EntryFile): boolean {
  return path.endsWith(partSuffix);
}

const ours = /^[0-9a-f]{64}\.entry(?:\.[0-9a-f-]{36}\.part)?$/u;

function onDisk(bytes: number): number {
  return Math.ceil(bytes / blockBytes) * blockBytes;
}
