import { createHash } from 'node:crypto';
import { closeSync, fstatSync } from 'node:fs';
import { FileFault, readFault } from './file-fault.js';
import { changed, openFile } from './open-file.js';
import { readAtOf } from './read-at.js';

const blockBytes = 1 << 18;

/**
 * SHA-256 of a whole file, lower-case hex. `name` is the file as written in the release file. Throws
 * FileFault, also when the file changes meanwhile.
 */
export function hashFile(path: string, name: string): string {
  const fd = openFile(path, name);
  try {
    const readAt = readAtOf(fd);
    const opened = fstatSync(fd);
    const hash = createHash('sha256');
    const block = new Uint8Array(blockBytes);
    let at = 0;
    for (let got = readAt(at, block); got > 0; got = readAt(at, block)) {
      hash.update(block.subarray(0, got));
      at += got;
    }
    const now = fstatSync(fd);
    if (at !== opened.size || now.size !== opened.size || now.mtimeMs !== opened.mtimeMs) {
      throw changed(name);
    }
    return hash.digest('hex');
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, name);
  } finally {
    closeSync(fd);
  }
}
