import {
  closeSync,
  constants,
  copyFileSync,
  ftruncateSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { FileFault, writeFault } from '../file-fault.js';
import { openAudio } from '../open-audio.js';
import { amendWav } from '../wav/amend-wav.js';
import { fileLength, headerBytes, type WavContent, type WavEncoding } from '../wav/header-bytes.js';
import { riffChunk } from '../wav/riff-chunk.js';
import { bextChunk } from './bext-chunk.js';
import { id3Bytes } from './id3-bytes.js';
import { tagRoom } from './tag-room.js';
import { infoChunk } from './wav-chunks.js';
import type { TaggingOptions } from './write-tagged.js';

/**
 * The part of `writeTagged` that is for WAV: tags go into the room that was left for them, the
 * broadcast extension before the audio, the others behind it. Null: they do not read back.
 */
export function tagWav(
  options: Omit<TaggingOptions, 'container'>,
): { readonly bytes: number } | null {
  const { path, untagged, taggedPath, tags, artwork, loudness } = options;
  const now = contentOf(path);
  const description = `${tags.title} - ${tags.artist}`;
  const then = {
    ...now,
    chunksBefore: bextChunk({ description, loudness, format: now }),
    chunksAfter: Buffer.concat([infoChunk(tags), riffChunk('id3 ', id3Bytes(tags, artwork))]),
  };
  try {
    if (untagged === 'spent') renameSync(path, taggedPath);
    else copyFileSync(path, taggedPath, constants.COPYFILE_FICLONE);
    if (untagged === 'none') dropTags(taggedPath, now);
  } catch (error) {
    throw writeFault(error, taggedPath);
  }
  const amended = amendWav(taggedPath, { now, then });
  return amended === 'as written' ? { bytes: fileLength(then) } : null;
}

/** Turns a WAV of ours back into what it was before it was tagged. */
function dropTags(path: string, plain: WavContent): void {
  const fd = openSync(path, 'r+');
  try {
    const header = headerBytes(plain);
    writeSync(fd, header, 0, header.length, 0);
    ftruncateSync(fd, fileLength(plain));
  } finally {
    closeSync(fd);
  }
}

/** What a WAV of ours was written as. */
function contentOf(path: string): WavContent {
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new FileFault(opened.issue);
  const { layout, format } = opened.source;
  opened.source.close();
  const { channels, encoding, sampleRateHz } = layout;
  const plain = { channels, encoding: encoding as WavEncoding, sampleRateHz };
  return { ...plain, frames: format.frames, ...tagRoom(plain) };
}
