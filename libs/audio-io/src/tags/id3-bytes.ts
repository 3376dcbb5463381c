import type { TagFields } from '@kindred/records';
import type { Artwork } from './artwork.js';
import { replayGainEntries } from './replay-gain-entries.js';

/**
 * An ID3 tag, version 2.3 (id3.org, "ID3 tag version 2.3.0"): what reads 2.4 reads it too, and old
 * Windows and many cars read no other. Texts beyond ASCII are UTF-16, for players take its Latin-1
 * for whatever their own system uses.
 */
export function id3Bytes(tags: TagFields, artwork: Artwork | null): Uint8Array {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['TIT2', tags.title],
    ['TPE1', tags.artist],
    ['TALB', tags.album],
    ['TPE2', tags.albumArtist],
    ['TRCK', `${tags.number}/${tags.total}`],
    ['TYER', tags.year?.toString()],
    ['TCON', tags.genre],
    ['TSRC', tags.isrc],
    ['TCOM', tags.composer],
    ['TCOP', tags.copyright],
    ['TPUB', tags.label],
    ['TSSE', 'Kindred'],
  ];
  const ownTexts: readonly (readonly [string, string | undefined])[] = [
    ['BARCODE', tags.upc],
    ['CATALOGNUMBER', tags.catalogNumber],
    ...replayGainEntries(tags.replayGain),
  ];
  const frames = Buffer.concat([
    ...texts.flatMap(([id, text]) => (text === undefined ? [] : [textFrame(id, [text])])),
    ...ownTexts.flatMap(([name, text]) =>
      text === undefined ? [] : [textFrame('TXXX', [name, text])],
    ),
    ...(tags.comment === undefined ? [] : [commentFrame(tags.comment)]),
    ...(artwork === null ? [] : [pictureFrame(artwork)]),
  ]);
  const header = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  for (let place = 0; place < 4; place++) {
    header[9 - place] = (frames.length >> (7 * place)) & 0x7f;
  }
  return Buffer.concat([header, frames]);
}

/** §4.2 and §4.2.2: an encoding, then texts with a zero between them. */
function textFrame(id: string, texts: readonly string[]): Buffer {
  const { encoding, body } = encoded(texts);
  return frame(id, [encoding, body]);
}

/** §4.11: an encoding, a language, a description (empty: the comment that players show), the text. */
function commentFrame(comment: string): Buffer {
  const { encoding, body } = encoded(['', comment]);
  return frame('COMM', [encoding, Buffer.from('eng', 'latin1'), body]);
}

function encoded(texts: readonly string[]): { readonly encoding: Buffer; readonly body: Buffer } {
  const isAscii = texts.every((text) => /^[\x01-\x7f]*$/u.test(text));
  const encoding = isAscii ? latin1 : utf16;
  const zero = Buffer.alloc(isAscii ? 1 : 2);
  const parts = texts.map((text) =>
    isAscii ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`, 'utf16le'),
  );
  const joined = parts.flatMap((part, place) => (place === 0 ? [part] : [zero, part]));
  return { encoding: Buffer.of(encoding), body: Buffer.concat(joined) };
}

/** §4.15. */
function pictureFrame({ mediaType, bytes }: Artwork): Buffer {
  const mediaTypeText = Buffer.from(`${mediaType}\0`, 'latin1');
  return frame('APIC', [Buffer.of(latin1), mediaTypeText, Buffer.of(frontCover, 0), bytes]);
}

function frame(id: string, parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(10);
  header.write(id, 'latin1');
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

const latin1 = 0;
const utf16 = 1;
const frontCover = 3;
