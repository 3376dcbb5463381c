import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { SeriesFile } from '@kindred/records';
import { FileFault, readFault } from './file-fault.js';
import { fileIssue } from './file-issue.js';
import { writeDurably } from './publish.js';

const bytesPerNumber = 4;

/**
 * Keeps a long series in `folder` as 32-bit little-endian floats, in a file named for its contents:
 * the same numbers make the same file, whoever writes it, and several may at once. The record's
 * `file` is relative to `folder`. Throws FileFault.
 */
export function writeSeries(folder: string, numbers: Float32Array): SeriesFile {
  const bytes = littleEndianBytes(numbers);
  const sha256 = sha256Of(bytes);
  const file = `${sha256}.f32`;
  const path = join(folder, file);
  // Named for its writer, so that two threads with the same numbers never share a temporary file.
  writeDurably(path, bytes, { tempPath: `${path}.${process.pid}-${threadId}.part` });
  return { file, sha256, count: numbers.length };
}

/** The numbers of a series kept in `folder`. Throws FileFault where they are gone or damaged. */
export function readSeries(folder: string, series: SeriesFile): Float32Array {
  const path = join(folder, series.file);
  let bytes: Uint8Array;
  try {
    if (statSync(path).size !== series.count * bytesPerNumber) throw damaged(series);
    bytes = readFileSync(path);
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, series.file);
  }
  if (sha256Of(bytes) !== series.sha256) throw damaged(series);
  return numbersOf(bytes);
}

const isLittleEndian = endianness() === 'LE';

function littleEndianBytes(numbers: Float32Array): Uint8Array {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return isLittleEndian ? bytes : Buffer.from(bytes).swap32();
}

function numbersOf(bytes: Uint8Array): Float32Array {
  const own = new Uint8Array(bytes);
  if (!isLittleEndian) Buffer.from(own.buffer).swap32();
  return new Float32Array(own.buffer);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damaged(series: SeriesFile): FileFault {
  return new FileFault(
    fileIssue(series.file, {
      code: 'damaged-series',
      severity: 'error',
      says: `no longer holds the ${series.count} numbers that were written`,
      fix: 'Remove it and run the same command; it is made anew.',
    }),
  );
}
