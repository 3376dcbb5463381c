import { closeSync, fstatSync, openSync, rmSync } from 'node:fs';
import { publish, writePiecesDurably } from './publish.js';
import { readAtOf } from './read-at.js';

/** `publish`, where another file stands there: one that holds the same keeps its date. Throws FileFault. */
export function keepFileDurably(tempPath: string, finalPath: string): void {
  if (holdTheSame(tempPath, finalPath)) rmSync(tempPath, { force: true });
  else publish(tempPath, finalPath);
}

/** `writeTextDurably`, where another text stands there: one that is the same keeps its date. */
export function keepTextDurably(path: string, text: string): void {
  keepPiecesDurably(path, [text]);
}

/**
 * `keepTextDurably` for what is too large to be held at once: the pieces are asked for and written one
 * after another, text as UTF-8. Answers the size in bytes. Throws FileFault, or what the pieces throw,
 * and leaves no temporary file then.
 */
export function keepPiecesDurably(path: string, pieces: Iterable<string | Uint8Array>): number {
  return writePiecesDurably(path, pieces, { tempPath: `${path}.part`, giveName: keepFileDurably });
}

const blockBytes = 2 ** 16;

/** Whether two files hold the same bytes; one that can't be read holds the same as none. */
function holdTheSame(onePath: string, otherPath: string): boolean {
  const open: number[] = [];
  try {
    for (const path of [onePath, otherPath]) open.push(openSync(path, 'r'));
    const [bytes, otherBytes] = open.map((fd) => fstatSync(fd).size);
    if (bytes !== otherBytes) return false;
    const blocks = open.map((fd) => {
      const readAt = readAtOf(fd);
      const block = Buffer.alloc(blockBytes);
      return (position: number) => block.subarray(0, readAt(position, block));
    });
    for (let at = 0; at < bytes!; at += blockBytes) {
      const [block, other] = blocks.map((read) => read(at));
      if (!block!.equals(other!)) return false;
    }
    return true;
  } catch {
    return false;
  } finally {
    for (const fd of open) closeSync(fd);
  }
}
