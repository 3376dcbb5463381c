import type { TagFields } from '@kindred/records';
import type { Artwork } from './artwork.js';
import { replayGainEntries } from './replay-gain-entries.js';

/**
 * The metadata blocks of a FLAC file behind its first: comments, a picture, and room for whoever
 * edits them later (RFC 9639 §8.6, §8.8, §8.3).
 */
export function flacTagBlocks(tags: TagFields, artwork: Artwork | null): Uint8Array {
  return Buffer.concat([
    block(commentType, commentBody(tags)),
    ...(artwork === null ? [] : [block(pictureType, pictureBody(artwork))]),
    block(paddingType | lastBlock, Buffer.alloc(roomBytes)),
  ]);
}

/** Vorbis comments; field names as the Vorbis specification, MusicBrainz Picard and players have them. */
function commentBody(tags: TagFields): Buffer {
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['TITLE', tags.title],
    ['ARTIST', tags.artist],
    ['ALBUM', tags.album],
    ['ALBUMARTIST', tags.albumArtist],
    ['TRACKNUMBER', String(tags.number)],
    ['TRACKTOTAL', String(tags.total)],
    ['DATE', tags.year?.toString()],
    ['GENRE', tags.genre],
    ['ISRC', tags.isrc],
    ['BARCODE', tags.upc],
    ['COMPOSER', tags.composer],
    ['COPYRIGHT', tags.copyright],
    ['LABEL', tags.label],
    ['CATALOGNUMBER', tags.catalogNumber],
    ['COMMENT', tags.comment],
    ...replayGainEntries(tags.replayGain),
  ];
  const comments = entries.flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}=${text}`],
  );
  return Buffer.concat([
    sized('Kindred'),
    lengthBytes(comments.length),
    ...comments.map((comment) => sized(comment)),
  ]);
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([lengthBytes(bytes.length), bytes]);
}

/** Vorbis counts from the low end, all else in FLAC from the high one. */
function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

function pictureBody({ mediaType, bytes, width, height, bitsPerPixel }: Artwork): Buffer {
  const fields = Buffer.alloc(32 + mediaType.length);
  let at = fields.writeUInt32BE(frontCover);
  at = fields.writeUInt32BE(mediaType.length, at);
  at += fields.write(mediaType, at, 'latin1');
  // No description, and no palette.
  for (const value of [0, width, height, bitsPerPixel, 0, bytes.length]) {
    at = fields.writeUInt32BE(value, at);
  }
  return Buffer.concat([fields, bytes]);
}

function block(type: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(4);
  header[0] = type;
  header.writeUIntBE(body.length, 1, 3);
  return Buffer.concat([header, body]);
}

const lastBlock = 0x80;
const paddingType = 1;
const commentType = 4;
const pictureType = 6;
const frontCover = 3;
/** As the reference encoder leaves. */
const roomBytes = 8192;
