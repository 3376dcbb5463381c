import { strict as assert } from 'node:assert';
import { FileFault } from '../file-fault.js';
import { createHashedFile } from '../hashed-file.js';
import { shownPath } from '../shown-path.js';
import { bytesPerSample, fileLength, headerBytes, type WavEncoding } from './header-bytes.js';

export type WavWriterOptions = {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Of the bytes that `write` gets: interleaved, little-endian. */
  readonly encoding: WavEncoding;
  /** Frames that will be written, exactly: the header goes first and is never patched. */
  readonly frames: number;
};

export type WavWriter = {
  /** Appends interleaved sample bytes; blocks need not end between frames. */
  write(bytes: Uint8Array): void;
  /** Pads, flushes to disk, closes. `bytes` is the size of the file and `sha256` of all of it. */
  finish(): { readonly sha256: string; readonly bytes: number };
  /** Removes the unfinished file. Never throws; does nothing after `finish` or a second time. */
  abandon(): void;
};

/**
 * Writes a WAV file at `path`, a temporary name chosen by the caller; what stood there is
 * overwritten. The same calls give the same bytes. Disk full, permission and other trouble of the
 * world are thrown as FileFault, after which only `abandon` is left; a count of frames other than
 * promised is a bug, and asserted.
 */
export function createWavWriter(path: string, options: WavWriterOptions): WavWriter {
  const { channels, encoding, frames, sampleRateHz } = options;
  assert(Number.isSafeInteger(frames) && frames >= 0, `no file has ${frames} frames`);
  assert(channels === 1 || channels === 2, `no master has ${channels} channels`);
  assert(Number.isInteger(sampleRateHz) && sampleRateHz > 0, `no rate of ${sampleRateHz} Hz`);
  const wantedBytes = fileLength(options);
  if (wantedBytes - 8 > largestRiffBytes) throw tooLarge(path, wantedBytes);
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
      return file.finish();
    },
    abandon: () => file.discard(),
  };
}

/** RIFF counts what follows its first eight bytes in 32 bits. */
const largestRiffBytes = 0xffffffff;

function tooLarge(path: string, wantedBytes: number): FileFault {
  const gigabytes = (wantedBytes / 1e9).toFixed(1);
  return new FileFault({
    code: 'too-large',
    severity: 'error',
    message: `${shownPath(path)} would take ${gigabytes} GB; a WAV file holds 4.2 GB at most`,
    fix: 'Split the track, or choose a lower rate or fewer bits under `output:`.',
  });
}
