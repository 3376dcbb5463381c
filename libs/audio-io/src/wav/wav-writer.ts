import { strict as assert } from 'node:assert';
import { createHashedFile } from '../hashed-file.js';
import { bytesPerSample, fileLength, headerBytes, type WavContent } from './header-bytes.js';

/**
 * What will be written, exactly, for the header goes first and is never patched. `encoding` is that
 * of the bytes that `write` gets: interleaved, little-endian.
 */
export type WavWriterOptions = WavContent;

export type WavWriter = {
  /** Appends interleaved sample bytes; blocks need not end between frames. */
  write(bytes: Uint8Array): void;
  /** Pads, adds the chunks behind, flushes to disk, closes. `bytes` is the size of the file and `sha256` of all of it. */
  finish(): { readonly sha256: string; readonly bytes: number };
  /** Removes the unfinished file. Never throws; does nothing after `finish` or a second time. */
  abandon(): void;
};

/**
 * Writes a WAV file, RF64 where it passes 4 GiB, at `path`, a temporary name chosen by the caller; what stood there is
 * overwritten. The same calls give the same bytes. Disk full, permission and other trouble of the
 * world are thrown as FileFault, after which only `abandon` is left; a count of frames other than
 * promised is a bug, and asserted.
 */
export function createWavWriter(path: string, options: WavWriterOptions): WavWriter {
  const { channels, encoding, frames, sampleRateHz, chunksBefore, chunksAfter } = options;
  assert([chunksBefore, chunksAfter].every(isWhole), 'chunks are of even length');
  assert(Number.isSafeInteger(frames) && frames >= 0, `no file has ${frames} frames`);
  assert(channels === 1 || channels === 2, `no master has ${channels} channels`);
  assert(Number.isInteger(sampleRateHz) && sampleRateHz > 0, `no rate of ${sampleRateHz} Hz`);
  const wantedBytes = fileLength(options);
  const dataBytes = frames * channels * bytesPerSample[encoding];
  const file = createHashedFile(path, wantedBytes);
  let takenBytes = 0;
  try {
    file.append(headerBytes(options));
  } catch (error) {
    file.discard();
    throw error;
  }
  return {
    write(bytes) {
      takenBytes += bytes.length;
      assert(takenBytes <= dataBytes, `more audio than the ${frames} frames promised`);
      file.append(bytes);
    },
    finish() {
      assert(takenBytes === dataBytes, `${takenBytes} of ${dataBytes} bytes of audio written`);
      file.append(new Uint8Array(dataBytes % 2));
      if (chunksAfter !== undefined) file.append(chunksAfter);
      return file.finish();
    },
    abandon: () => file.discard(),
  };
}

function isWhole(chunks: Uint8Array | undefined): boolean {
  return chunks === undefined || chunks.length % 2 === 0;
}
