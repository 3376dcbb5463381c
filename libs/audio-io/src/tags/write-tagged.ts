import { strict as assert } from 'node:assert';
import { closeSync, fstatSync, openSync, rmSync } from 'node:fs';
import type { Output, TagFields } from '@kindred/records';
import { FileFault, readFault } from '../file-fault.js';
import { streamInfoBytes } from '../flac/stream-info-bytes.js';
import { hashFile } from '../hash-file.js';
import { createHashedFile } from '../hashed-file.js';
import { bytesAt, readAtOf, type ReadAt } from '../read-at.js';
import type { Artwork } from './artwork.js';
import type { BroadcastLoudness } from './bext-chunk.js';
import { flacTagBlocks } from './flac-blocks.js';
import { id3Bytes } from './id3-bytes.js';
import { tagWav } from './tag-wav.js';

export type TaggedFile = { readonly sha256: string; readonly bytes: number };

export type TaggingOptions = {
  readonly container: Output['container'];
  /** A file of ours, of which only the audio is taken; a WAV was written with `tagRoom`. */
  readonly path: string;
  /**
   * Whether the file without tags is wanted on. A spent one is gone afterwards: a WAV becomes the
   * tagged one, so that its audio is not written twice. None: `path` has tags of ours, and stays.
   */
  readonly untagged: 'kept' | 'spent' | 'none';
  /** Where the same audio with tags goes, on the same disk; what stood there is overwritten. */
  readonly taggedPath: string;
  readonly tags: TagFields;
  readonly artwork: Artwork | null;
  /** Of the file, for a WAV's broadcast extension. */
  readonly loudness: BroadcastLoudness;
};

/**
 * Puts a finished file's tags where players look (ID3, LIST and bext in WAV, comments and a picture in
 * FLAC, ID3 in MP3), and reads it back. The audio stays as it is byte for byte; no clock or chance
 * goes into the tags. Throws FileFault, and leaves no tagged file then.
 */
export function writeTagged(options: TaggingOptions): TaggedFile {
  try {
    return writeAndReadBack(options);
  } catch (error) {
    rmSync(options.taggedPath, { force: true });
    throw error;
  }
}

function writeAndReadBack(options: TaggingOptions): TaggedFile {
  const { path, untagged, taggedPath, tags } = options;
  const name = `${tags.number} ${tags.title}`;
  if (options.container === 'wav') {
    const tagged = tagWav(options);
    if (tagged === null) throw notAsWritten(name);
    return { sha256: hashFile(taggedPath, name), bytes: tagged.bytes };
  }
  const written = writeCopy(options);
  if (hashFile(taggedPath, name) !== written.sha256) throw notAsWritten(name);
  if (untagged === 'spent') rmSync(path, { force: true });
  return written;
}

function writeCopy(options: TaggingOptions): TaggedFile {
  if (options.container === 'mp3') {
    return writeBehind(options, id3End, () => id3Bytes(options.tags, options.artwork));
  }
  return writeBehind(options, flacFramesAt, (blocks) => {
    const streamInfo = blocks.subarray(0, streamInfoBytes);
    streamInfo[4] = 0; // another block follows
    return Buffer.concat([streamInfo, flacTagBlocks(options.tags, options.artwork)]);
  });
}

function notAsWritten(name: string): FileFault {
  const message = `${name} does not read back as it was written`;
  const fix = 'Check the disk. Run the same command to go on.';
  return new FileFault({ code: 'not-as-written', severity: 'error', message, fix });
}

/** What `opening` makes of a file's first bytes, then all that stands behind them. */
function writeBehind(
  { path, taggedPath }: TaggingOptions,
  endOfTags: (readAt: ReadAt) => number,
  opening: (first: Uint8Array) => Uint8Array,
): TaggedFile {
  const fd = reading(path, () => openSync(path, 'r'));
  try {
    const readAt: ReadAt = (at, into) => reading(path, () => readAtOf(fd)(at, into));
    const openingBytes = reading(path, () => endOfTags(readAt));
    const first = opening(bytesAt(readAt, 0, openingBytes));
    const { size } = fstatSync(fd);
    const file = createHashedFile(taggedPath, first.length + size - openingBytes);
    try {
      file.append(first);
      const block = new Uint8Array(blockBytes);
      let at = openingBytes;
      for (let bytes = readAt(at, block); bytes > 0; bytes = readAt(at, block)) {
        file.append(block.subarray(0, bytes));
        at += bytes;
      }
      return file.finish();
    } finally {
      file.discard();
    }
  } finally {
    closeSync(fd);
  }
}

/** Where the first frame of a FLAC file begins, behind its metadata blocks (RFC 9639 §8.1). */
function flacFramesAt(readAt: ReadAt): number {
  let at = 4;
  for (let isLast = false; !isLast;) {
    const header = bytesAt(readAt, at, 4);
    assert(header.length === 4, 'a FLAC file of ours ends within its blocks');
    isLast = header[0]! >= 0x80;
    at += 4 + (header[1]! << 16) + (header[2]! << 8) + header[3]!;
  }
  return at;
}

/** Where an ID3v2 tag at the front ends; 0 without one (ID3v2.4 §3.1: seven bits of each byte). */
function id3End(readAt: ReadAt): number {
  const header = bytesAt(readAt, 0, 10);
  if (Buffer.from(header.subarray(0, 3)).toString('latin1') !== 'ID3') return 0;
  return 10 + header.subarray(6, 10).reduce((sum, seven) => sum * 128 + seven, 0);
}

function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw readFault(error, path);
  }
}

const blockBytes = 1 << 18;
