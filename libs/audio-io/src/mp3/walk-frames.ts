import { bytesAt } from '../read-at.js';
import type { PackedFile } from '../unpack/packed-audio.js';
import { frameHeaderAt, isAlike, type FrameHeader } from './frame-header.js';

export type WalkedPart =
  | {
      readonly kind: 'frame';
      /** Holds until the next part is asked for. */
      readonly bytes: Uint8Array;
      /** Where it ends in the file. */
      readonly end: number;
    }
  /** Bytes between two frames that are none. */
  | { readonly kind: 'foreign'; readonly bytes: number }
  /** The file ends inside a frame. */
  | { readonly kind: 'cut' };

export type FirstFrame = { readonly at: number; readonly header: FrameHeader };

const windowBytes = 1 << 16;
/** Frames are smaller: 320 kbps at 32 kHz with padding are 1441 bytes. */
const largestFrame = 1 << 12;
/** How far the first frame is looked for behind a tag. */
const searchBytes = 1 << 20;

/** Where music begins: at two frames in a row, or the only one; null where there are none. */
export function findFirstFrame({ readAt, fileBytes, from }: PackedFile): FirstFrame | null {
  const step = windowBytes - largestFrame;
  for (let start = from; start < Math.min(fileBytes, from + searchBytes); start += step) {
    const bytes = bytesAt(readAt, start, windowBytes);
    for (let at = 0; at < Math.min(step, bytes.length); at++) {
      const header = frameHeaderAt(bytes, at);
      if (header !== null && isConfirmed(bytes, at + header.bytes, header)) {
        return { at: start + at, header };
      }
    }
  }
  return null;
}

/** All frames from the first that are coded like it, in file order, and what lies between them. */
export function* walkFrames(
  { readAt, fileBytes }: PackedFile,
  first: FirstFrame,
): Generator<WalkedPart, void, void> {
  const window = new Uint8Array(Math.min(windowBytes, fileBytes - first.at));
  let start = first.at;
  let bytes = window.subarray(0, 0);
  let at = 0;
  let foreign = 0;
  for (;;) {
    const isLast = start + bytes.length >= fileBytes;
    if (bytes.length - at < largestFrame && !isLast) {
      start += at;
      bytes = window.subarray(0, readAt(start, window));
      at = 0;
      if (bytes.length === 0) return;
    }
    if (at >= bytes.length) return;
    const header = frameHeaderAt(bytes, at);
    const isFrame =
      header !== null &&
      isAlike(header, first.header) &&
      (foreign === 0 || isConfirmed(bytes, at + header.bytes, header));
    if (!isFrame) {
      foreign++;
      at++;
      continue;
    }
    if (foreign > 0) yield { kind: 'foreign', bytes: foreign };
    foreign = 0;
    if (at + header.bytes > bytes.length) {
      yield { kind: 'cut' };
      return;
    }
    yield {
      kind: 'frame',
      bytes: bytes.subarray(at, at + header.bytes),
      end: start + at + header.bytes,
    };
    at += header.bytes;
  }
}

/** Whether a frame ends where another begins, or with the bytes: four bytes alone may be anything. */
function isConfirmed(bytes: Uint8Array, end: number, header: FrameHeader): boolean {
  if (end >= bytes.length) return end === bytes.length;
  const next = frameHeaderAt(bytes, end);
  return next !== null && isAlike(header, next);
}
