import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
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
  { tempPath = `${path}.part` }: { readonly tempPath?: string } = {},
): void {
  writePiecesDurably(path, [text], { tempPath, giveName: publish });
}

/** `writeTextDurably` for bytes. */
export function writeDurably(
  path: string,
  bytes: Uint8Array,
  { tempPath }: { readonly tempPath: string },
): void {
  writePiecesDurably(path, [bytes], { tempPath, giveName: publish });
}

/** How a finished file gets its name, and which it has until then. */
export interface Naming {
  readonly tempPath: string;
  readonly giveName: (tempPath: string, finalPath: string) => void;
}

/** Writes a file piece by piece, text as UTF-8, and has it named; answers its size in bytes. */
export function writePiecesDurably(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { tempPath, giveName }: Naming,
): number {
  try {
    const bytes = writePieces(tempPath, pieces);
    giveName(tempPath, path);
    return bytes;
  } catch (error) {
    rmSync(tempPath, { force: true });
    throw error instanceof Error && 'syscall' in error ? writeFault(error, path) : error;
  }
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>): number {
  const fd = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(fd, piece);
    return fstatSync(fd).size;
  } finally {
    closeSync(fd);
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
