import { bytesAt, type ReadAt } from '../read-at.js';
import { isKnownChunkId } from './chunk-ids.js';
import { ds64MaxBytes, parseDs64, type Ds64 } from './ds64.js';

export type Chunk = {
  readonly id: string;
  /** Where its contents begin in the file. */
  readonly bodyAt: number;
  /** Bytes that its header promises; null where the writer left its length open. */
  readonly declaredBytes: number | null;
  /** Bytes that the file holds of it. */
  readonly heldBytes: number;
};

/**
 * The chunks after a RIFF, RF64 or BW64 header, in file order. The size in that first header is not
 * believed: it is wrong in many files that are otherwise whole. The walk ends at the end of the
 * file, at a chunk that has no end, or after `mostChunks`.
 */
export function walkRiff(file: { readonly readAt: ReadAt; readonly fileBytes: number }): Chunk[] {
  const isWide = wideIds.includes(latin1(bytesAt(file.readAt, 0, 4)));
  const chunks: Chunk[] = [];
  let ds64: Ds64 | null = null;
  let at = firstChunkAt;
  while (chunks.length < mostChunks && at + chunkHeaderBytes <= file.fileBytes) {
    const header = bytesAt(file.readAt, at, chunkHeaderBytes);
    if (header.length < chunkHeaderBytes) break;
    const id = latin1(header.subarray(0, 4));
    const size = new DataView(header.buffer).getUint32(4, true);
    const bodyAt = at + chunkHeaderBytes;
    const declaredBytes = declared({ ...file, id, size, bodyAt, isWide, ds64 });
    const heldBytes = Math.min(declaredBytes ?? Infinity, file.fileBytes - bodyAt);
    chunks.push({ id, bodyAt, declaredBytes, heldBytes });
    if (declaredBytes !== heldBytes) break;
    if (isWide && id === 'ds64') {
      ds64 = parseDs64(bytesAt(file.readAt, bodyAt, Math.min(heldBytes, ds64MaxBytes)));
    }
    at = bodyAt + heldBytes + padAfter(file.readAt, bodyAt + heldBytes, heldBytes);
  }
  return chunks;
}

const firstChunkAt = 12;
const chunkHeaderBytes = 8;
/** A file of nothing but empty chunks must not keep a reader busy for hours. */
const mostChunks = 10_000;
const wideIds = ['RF64', 'BW64'];

type Header = {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
  readonly id: string;
  readonly size: number;
  readonly bodyAt: number;
  readonly isWide: boolean;
  readonly ds64: Ds64 | null;
};

/** Bytes that a chunk's header promises, or null for audio of open length. */
function declared({ readAt, fileBytes, id, size, bodyAt, isWide, ds64 }: Header): number | null {
  if (isWide && size === 0xffffffff) {
    if (id === 'data') return ds64?.dataBytes ?? null;
    return ds64?.otherBytes.get(id) ?? size;
  }
  if (id !== 'data') return size;
  if (size === 0) {
    if (fileBytes - bodyAt < chunkHeaderBytes) return 0;
    return isKnownChunkId(latin1(bytesAt(readAt, bodyAt, 4))) ? 0 : null;
  }
  return isPlaceholder(size) && bodyAt + size > fileBytes ? null : size;
}

/**
 * What writers that cannot seek back put for "until the end": all ones (ffmpeg), just under 2 GiB
 * (SoX, arecord), at times less a header or rounded to a frame.
 */
function isPlaceholder(size: number): boolean {
  return size >= 0xfffff000 || (size >= 0x7ffff000 && size <= 0x80000000);
}

/** Odd chunks are followed by a pad byte, which some writers forget. */
function padAfter(readAt: ReadAt, end: number, size: number): 0 | 1 {
  if (size % 2 === 0) return 0;
  return isKnownChunkId(latin1(bytesAt(readAt, end, 4))) ? 0 : 1;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
