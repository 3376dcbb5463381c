import { strict as assert } from 'node:assert';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { writeFault } from './file-fault.js';

/** A file being written from front to back. */
export type WrittenFile = {
  /** Throws FileFault. */
  append(bytes: Uint8Array): void;
  /** Writes over what was appended at `at`: what is known only at the end. Throws FileFault. */
  patch(at: number, bytes: Uint8Array): void;
  /** Flushes to disk and closes; answers the file's size. Throws FileFault. */
  finish(): number;
  /** Closes and removes the file unless it is finished. Never throws; may be called twice. */
  discard(): void;
};

/**
 * Opens `path` for writing, over whatever stood there. `wantedBytes`, the size it will have, lets a
 * full disk be told in figures; null: not known. Throws FileFault.
 */
export function createWrittenFile(path: string, wantedBytes: number | null): WrittenFile {
  let writtenBytes = 0;
  let state: 'open' | 'closed' | 'finished' | 'discarded' = 'open';

  function reported<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (wantedBytes === null) throw writeFault(error, path);
      throw writeFault(error, path, { wantedBytes, writtenBytes });
    }
  }

  const fd = reported(() => openSync(path, 'w'));

  const close = (): void => {
    if (state !== 'open') return;
    state = 'closed'; // before the attempt: a descriptor that fails to close is gone all the same
    reported(() => closeSync(fd));
  };

  const put = (bytes: Uint8Array, at: number): void => {
    assert(state === 'open', `a file that is ${state} takes no bytes`);
    for (let done = 0; done < bytes.length;) {
      done += reported(() => writeSync(fd, bytes, done, bytes.length - done, at + done));
    }
  };

  return {
    append(bytes) {
      put(bytes, writtenBytes);
      writtenBytes += bytes.length;
    },
    patch(at, bytes) {
      assert(at + bytes.length <= writtenBytes, 'only what was appended can be written over');
      put(bytes, at);
    },
    finish() {
      assert(state === 'open', `a file that is ${state} cannot finish`);
      reported(() => fsyncSync(fd));
      close();
      state = 'finished';
      return writtenBytes;
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
