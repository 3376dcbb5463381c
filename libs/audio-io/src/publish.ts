import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { writeFault } from './file-fault.js';

/**
 * Gives a finished temporary file its final name, replacing what stood there, such that a loss of
 * power at any moment leaves either the old file or the whole new one: the bytes reach the disk
 * before the name does, then the folder that holds the name. Both paths lie on one disk. Throws
 * FileFault.
 */
export function publish(tempPath: string, finalPath: string): void {
  try {
    syncFile(tempPath);
    renameSync(tempPath, finalPath);
  } catch (error) {
    throw writeFault(error, finalPath);
  }
  syncFolder(dirname(finalPath));
}

/**
 * Writes `text` as UTF-8 under a temporary name in the same folder and publishes it. The name is
 * `path` with ".part" unless the caller gives one; two writers of one `path` at once need two.
 * Throws FileFault, and leaves no temporary file then.
 */
export function writeTextDurably(
  path: string,
  text: string,
  options: { readonly tempPath?: string } = {},
): void {
  writeDurably(path, Buffer.from(text, 'utf8'), options);
}

/** `writeTextDurably`, where another text stands there: one that is the same keeps its date. */
export function keepTextDurably(path: string, text: string): void {
  let there: string | null = null;
  try {
    there = readFileSync(path, 'utf8');
  } catch {
    // whatever stands there can't be read, and so is not this text
  }
  if (there !== text) writeTextDurably(path, text);
}

/** `writeTextDurably` for bytes. */
export function writeDurably(
  path: string,
  bytes: Uint8Array,
  { tempPath = `${path}.part` }: { readonly tempPath?: string } = {},
): void {
  try {
    writeFileSync(tempPath, bytes);
    publish(tempPath, path);
  } catch (error) {
    rmSync(tempPath, { force: true });
    throw error instanceof Error && 'syscall' in error ? writeFault(error, path) : error;
  }
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A folder can be opened and synced on POSIX systems only; elsewhere the rename has to do. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // the name is in place; that it outlives a power cut is the most that is lost
  }
}
