import { readSync } from 'node:fs';

/**
 * Fills `into` from `position` of some file and returns the bytes it got: fewer than asked only at
 * the end of the file.
 */
export type ReadAt = (position: number, into: Uint8Array) => number;

/** Reads an open file. A short read, which network disks give, is asked again. */
export function readAtOf(fd: number): ReadAt {
  return (position, into) => {
    let filled = 0;
    while (filled < into.length) {
      const got = readSync(fd, into, filled, into.length - filled, position + filled);
      if (got === 0) break;
      filled += got;
    }
    return filled;
  };
}

/** The bytes from `position`, at most `maxBytes`, in a new array of the size that there was. */
export function bytesAt(readAt: ReadAt, position: number, maxBytes: number): Uint8Array {
  const bytes = new Uint8Array(maxBytes);
  return bytes.subarray(0, readAt(position, bytes));
}
