import type { PackedFile } from '../unpack/packed-audio.js';

export type OggPage = {
  readonly kind: 'page';
  /** The whole page; holds until the next one is asked for. */
  readonly bytes: Uint8Array;
  readonly serial: number;
  readonly isLast: boolean;
  /** Where it ends in the file. */
  readonly end: number;
};

export type WalkedPage =
  | OggPage
  /** What follows is no page, or not what was written. */
  | { readonly kind: 'damaged' }
  /** The file ends inside a page. */
  | { readonly kind: 'cut' };

const headerBytes = 27;
/** 255 segments of 255 bytes behind the longest header. */
const pageBytesMax = headerBytes + 255 + 255 * 255;
const windowBytes = 4 * pageBytesMax;

/** The pages of an Ogg file in order (RFC 3533 §6), each proved by its checksum. */
export function* walkPages({ readAt, fileBytes, from }: PackedFile): Generator<WalkedPage, void> {
  const window = new Uint8Array(Math.min(windowBytes, fileBytes - from));
  let start = from;
  let bytes = window.subarray(0, 0);
  let at = 0;
  for (;;) {
    const isLast = start + bytes.length >= fileBytes;
    if (bytes.length - at < pageBytesMax && !isLast) {
      start += at;
      bytes = window.subarray(0, readAt(start, window));
      at = 0;
      if (bytes.length === 0) return;
    }
    if (at >= bytes.length) return;
    const length = pageLength(bytes, at);
    if (length === null) return void (yield { kind: 'damaged' });
    if (at + length > bytes.length) return void (yield { kind: 'cut' });
    const page = bytes.subarray(at, at + length);
    const view = new DataView(page.buffer, page.byteOffset, length);
    if (view.getUint32(22, true) !== pageChecksum(page)) return void (yield { kind: 'damaged' });
    at += length;
    yield {
      kind: 'page',
      bytes: page,
      serial: view.getUint32(14, true),
      isLast: (page[5]! & 4) !== 0,
      end: start + at,
    };
  }
}

/** Bytes of the page at `at`, as far as they can be told; null where none begins. */
function pageLength(bytes: Uint8Array, at: number): number | null {
  const opening = [0x4f, 0x67, 0x67, 0x53, 0];
  const held = bytes.length - at;
  if (opening.some((byte, index) => index < held && bytes[at + index] !== byte)) return null;
  if (held < headerBytes) return headerBytes;
  const segments = bytes[at + 26]!;
  let length = headerBytes + segments;
  for (let segment = 0; segment < segments; segment++) length += bytes[at + 27 + segment] ?? 0;
  return length;
}

/** CRC-32 of a page with its own four bytes as zeros: 0x04c11db7, from 0, not reflected. */
export function pageChecksum(page: Uint8Array): number {
  let crc = 0;
  for (let at = 0; at < page.length; at++) {
    const byte = at >= 22 && at < 26 ? 0 : page[at]!;
    crc = (crc << 8) ^ table[(crc >>> 24) ^ byte]!;
  }
  return crc >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});
