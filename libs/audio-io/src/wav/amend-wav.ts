import { strict as assert } from 'node:assert';
import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { writeFault } from '../file-fault.js';
import { bytesAt, readAtOf } from '../read-at.js';
import { fileLength, headerBytes, type WavContent } from './header-bytes.js';

/**
 * Turns a finished WAV of ours, written as `now`, into what it would be written as `then`, without
 * touching its audio: only chunks may differ, and those before the audio in their contents alone.
 * Flushed to disk, and its new parts are read back. Throws FileFault.
 * @returns whether they read back as they were written
 */
export function amendWav(
  path: string,
  { now, then }: { readonly now: WavContent; readonly then: WavContent },
): 'as written' | 'otherwise' {
  const header = headerBytes(then);
  const behind = then.chunksAfter ?? new Uint8Array(0);
  const behindAt = fileLength({ ...now, chunksAfter: new Uint8Array(0) });
  try {
    const fd = openSync(path, 'r+');
    try {
      const readAt = readAtOf(fd);
      const isOurs =
        fstatSync(fd).size === fileLength(now) &&
        Buffer.compare(bytesAt(readAt, 0, header.length), headerBytes(now)) === 0;
      assert(isOurs, 'only a WAV that was written so can be amended');
      put(fd, header, 0);
      put(fd, behind, behindAt);
      fsyncSync(fd);
      const isAsWritten =
        fstatSync(fd).size === fileLength(then) &&
        Buffer.compare(bytesAt(readAt, 0, header.length), header) === 0 &&
        Buffer.compare(bytesAt(readAt, behindAt, behind.length), behind) === 0;
      return isAsWritten ? 'as written' : 'otherwise';
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw writeFault(error, path, { wantedBytes: fileLength(then), writtenBytes: fileLength(now) });
  }
}

function put(fd: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(fd, bytes, done, bytes.length - done, at + done);
  }
}
