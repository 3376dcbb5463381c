import { strict as assert } from 'node:assert';
import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Output, TagFields } from '@kindred/records';
import { FileFault, readFault } from '../file-fault.js';
import { streamInfoBytes } from '../flac/stream-info-bytes.js';
import { createHashedFile } from '../hashed-file.js';
import { openAudio } from '../open-audio.js';

import { bytesAt, readAtOf, type ReadAt } from '../read-at.js';
import { createWavWriter } from '../wav/wav-writer.js';
import type { WavEncoding } from '../wav/header-bytes.js';
import type { Artwork } from './artwork.js';
import { bextChunk, type BroadcastLoudness } from './bext-chunk.js';
import { flacTagBlocks } from './flac-blocks.js';
import { id3Bytes } from './id3-bytes.js';
import { riffChunk } from '../wav/riff-chunk.js';
import { infoChunk } from './wav-chunks.js';

export type TaggedFile = { readonly sha256: string; readonly bytes: number };

export type TaggingOptions = {
  readonly container: Output['container'];
  /** A file of ours without tags. */
  readonly path: string;
  /** Where the same audio with tags goes; what stood there is overwritten. */
  readonly taggedPath: string;
  readonly tags: TagFields;
  readonly artwork: Artwork | null;
  /** Of the file, for a WAV's broadcast extension. */
  readonly loudness: BroadcastLoudness;
};

/**
 * Copies a finished file and puts its tags where players look: ID3, LIST and bext in WAV, comments
 * and a picture in FLAC, ID3 in MP3. The audio is copied byte for byte; no clock or chance goes into
 * the tags. Throws FileFault, and leaves no file then.
 */
export function writeTagged(options: TaggingOptions): TaggedFile {
  switch (options.container) {
    case 'wav':
      return writeTaggedWav(options);
    case 'flac':
      return writeBehind(options, streamInfoBytes, (streamInfo) => {
        assert(streamInfo[4] === 0x80, 'a FLAC file of ours without tags has one block');
        streamInfo[4] = 0; // another follows now
        return Buffer.concat([streamInfo, flacTagBlocks(options.tags, options.artwork)]);
      });
    case 'mp3':
      return writeBehind(options, 0, () => id3Bytes(options.tags, options.artwork));
  }
}

function writeTaggedWav({ path, taggedPath, tags, artwork, loudness }: TaggingOptions): TaggedFile {
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new FileFault(opened.issue);
  const { source } = opened;
  try {
    const { channels, encoding, sampleRateHz } = source.layout;
    const format = { channels, encoding: encoding as WavEncoding, sampleRateHz };
    const description = `${tags.title} - ${tags.artist}`;
    const writer = createWavWriter(taggedPath, {
      ...format,
      frames: source.format.frames,
      chunksBefore: bextChunk({ description, loudness, format }),
      chunksAfter: Buffer.concat([infoChunk(tags), riffChunk('id3 ', id3Bytes(tags, artwork))]),
    });
    try {
      const block = new Uint8Array(blockBytes);
      for (let bytes = source.read(block); bytes > 0; bytes = source.read(block)) {
        writer.write(block.subarray(0, bytes));
      }
      return writer.finish();
    } finally {
      writer.abandon();
    }
  } finally {
    source.close();
  }
}

/** What `opening` makes of a file's first bytes, then all that stands behind them. */
function writeBehind(
  { path, taggedPath }: TaggingOptions,
  openingBytes: number,
  opening: (first: Uint8Array) => Uint8Array,
): TaggedFile {
  const fd = reading(path, () => openSync(path, 'r'));
  try {
    const readAt: ReadAt = (at, into) => reading(path, () => readAtOf(fd)(at, into));
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

function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw readFault(error, path);
  }
}

const blockBytes = 1 << 18;
