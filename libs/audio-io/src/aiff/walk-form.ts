import { bytesAt, type ReadAt } from '../read-at.js';

export type FormChunk = {
  readonly id: string;
  /** Where its contents begin in the file. */
  readonly bodyAt: number;
  readonly declaredBytes: number;
  /** Bytes that the file holds of it. */
  readonly heldBytes: number;
};

/**
 * The chunks after the header of a FORM (EA IFF 85), in file order. The size in that header is not
 * believed: files cut or written to a pipe have it wrong. The walk ends at the end of the file, at a
 * chunk that has no end, or after `mostChunks`.
 */
export function walkForm(file: {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
}): FormChunk[] {
  const chunks: FormChunk[] = [];
  let at = firstChunkAt;
  while (chunks.length < mostChunks && at + chunkHeaderBytes <= file.fileBytes) {
    const header = bytesAt(file.readAt, at, chunkHeaderBytes);
    if (header.length < chunkHeaderBytes) break;
    const id = String.fromCharCode(...header.subarray(0, 4));
    const declaredBytes = new DataView(header.buffer).getUint32(4);
    const bodyAt = at + chunkHeaderBytes;
    const heldBytes = Math.min(declaredBytes, file.fileBytes - bodyAt);
    chunks.push({ id, bodyAt, declaredBytes, heldBytes });
    if (heldBytes < declaredBytes) break;
    at = bodyAt + heldBytes + (heldBytes % 2);
  }
  return chunks;
}

const firstChunkAt = 12;
const chunkHeaderBytes = 8;
/** A file of nothing but empty chunks must not keep a reader busy for hours. */
const mostChunks = 10_000;
