import { createHash } from 'node:crypto';
import { createWrittenFile, type WrittenFile } from './written-file.js';

/** A file being written from front to back, hashed as it grows. */
export type HashedFile = Pick<WrittenFile, 'append' | 'discard'> & {
  /** Flushes to disk and closes. Throws FileFault. */
  finish(): { readonly sha256: string; readonly bytes: number };
};

/** Opens `path` as `createWrittenFile` does. Throws FileFault. */
export function createHashedFile(path: string, wantedBytes: number): HashedFile {
  const hash = createHash('sha256');
  const file = createWrittenFile(path, wantedBytes);
  return {
    append(bytes) {
      file.append(bytes);
      hash.update(bytes);
    },
    finish() {
      const bytes = file.finish();
      return { sha256: hash.digest('hex'), bytes };
    },
    discard: () => file.discard(),
  };
}
