import { strict as assert } from 'node:assert';
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync } from 'node:fs';
import type { AudioSource } from '../audio-source.js';
import { readFault } from '../file-fault.js';
import { changed } from '../open-file.js';
import { readAtOf } from '../read-at.js';
import type { PcmHeader } from './pcm-header.js';

/** A file of plain samples as a source. Takes over `fd`, and closes it. */
export function createPcmSource(file: {
  readonly fd: number;
  readonly header: PcmHeader;
  readonly name: string;
  readonly digest: 'sha256' | 'none';
}): AudioSource {
  const { fd, name } = file;
  const { format, layout, issues, audioAt, audioBytes } = file.header;
  const { frameBytes } = layout;
  const opened = fstatSync(fd);
  const readAt = readAtOf(fd);
  const digest = file.digest === 'sha256' ? createHash('sha256') : null;
  const audioEnd = audioAt + audioBytes;
  let position = audioAt;
  let hashedTo = 0;
  let isOpen = true;

  /** Reads `into` full from `at`; anything less means that the file got shorter. */
  const fill = (at: number, into: Uint8Array): void => {
    let got: number;
    try {
      got = readAt(at, into);
    } catch (error) {
      throw readFault(error, name);
    }
    if (got < into.length) throw changed(name);
  };

  const hashUntil = (hash: Hash, end: number): void => {
    const block = new Uint8Array(Math.max(0, Math.min(hashBlockBytes, end - hashedTo)));
    while (hashedTo < end) {
      const part = block.subarray(0, Math.min(block.length, end - hashedTo));
      fill(hashedTo, part);
      hash.update(part);
      hashedTo += part.length;
    }
  };

  return {
    format,
    layout,
    issues,
    read(into) {
      assert(isOpen, 'a closed source cannot be read');
      assert(into.length >= frameBytes, `a view of ${into.length} bytes holds no whole frame`);
      const bytes = Math.min(into.length - (into.length % frameBytes), audioEnd - position);
      if (bytes === 0) return 0;
      const frames = into.subarray(0, bytes);
      fill(position, frames);
      if (digest) {
        hashUntil(digest, position);
        digest.update(frames);
        hashedTo = position + bytes;
      }
      position += bytes;
      return bytes;
    },
    seek(frame) {
      assert(!digest, "only a source opened with digest: 'none' can seek");
      assert(frame >= 0 && frame <= format.frames, `there is no frame ${frame}`);
      position = audioAt + frame * frameBytes;
    },
    finishDigest() {
      assert(isOpen, 'a closed source has no digest');
      assert(digest, "a source opened with digest: 'none' has no digest");
      hashUntil(digest, opened.size);
      position = audioEnd;
      const now = fstatSync(fd);
      if (now.size !== opened.size || now.mtimeMs !== opened.mtimeMs) throw changed(name);
      return digest.digest('hex');
    },
    close() {
      if (isOpen) closeSync(fd);
      isOpen = false;
    },
  };
}

/** Blocks for the bytes that only the digest wants. */
const hashBlockBytes = 1 << 18;
