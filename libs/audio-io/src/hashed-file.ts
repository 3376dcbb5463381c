import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { writeFault } from './file-fault.js';

/** A file being written from front to back, hashed as it grows. */
export type HashedFile = {
  /** Throws FileFault. */
  append(bytes: Uint8Array): void;
  /** Flushes to disk and closes. Throws FileFault. */
  finish(): { readonly sha256: string; readonly bytes: number };
  /** Closes and removes the file unless it is finished. Never throws; may be called twice. */
  discard(): void;
};

/**
 * Opens `path` for writing, over whatever stood there. `wantedBytes`, the size it will have, lets a
 * full disk be told in figures. Throws FileFault.
 */
export function createHashedFile(path: string, wantedBytes: number): HashedFile {
  const hash = createHash('sha256');
  let writtenBytes = 0;
  let state: 'open' | 'closed' | 'finished' | 'discarded' = 'open';

  function reported<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw writeFault(error, path, { wantedBytes, writtenBytes });
    }
  }

  const fd = reported(() => openSync(path, 'w'));

  const close = (): void => {
    if (state !== 'open') return;
    state = 'closed'; // before the attempt: a descriptor that fails to close is gone all the same
    reported(() => closeSync(fd));
  };

  return {
    append(bytes) {
      assert(state === 'open', `a file that is ${state} takes no bytes`);
      let done = 0;
      while (done < bytes.length) {
        const put = reported(() => writeSync(fd, bytes, done, bytes.length - done));
        done += put;
        writtenBytes += put;
      }
      hash.update(bytes);
    },
    finish() {
      assert(state === 'open', `a file that is ${state} cannot finish`);
      reported(() => fsyncSync(fd));
      close();
      state = 'finished';
      return { sha256: hash.digest('hex'), bytes: writtenBytes };
    },
    discard() {
      if (state === 'finished' || state === 'discarded') return;
      try {
        close();
        rmSync(path, { force: true });
      } catch {
        // what made the caller give up is the news; a left-over temporary file is swept later
      }
      state = 'discarded';
    },
  };
}
