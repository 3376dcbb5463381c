import { strict as assert } from 'node:assert';

/** The marker, a block header, and the STREAMINFO block (RFC 9639 §8.2). */
export const streamInfoBytes = 42;

const smallestFrameAt = 12;
const largestFrameAt = 15;
const framesAt = 22;
const md5At = 26;

/** An encoder's STREAMINFO with what only the end of the music tells, as the last block. */
export function finishedStreamInfo(
  begun: Uint8Array,
  end: {
    readonly frames: number;
    /** Bytes of the smallest and the largest FLAC frame. */
    readonly smallestFrame: number;
    readonly largestFrame: number;
    /** Of the samples, interleaved, little-endian, as many bytes each as they need. */
    readonly md5: Uint8Array;
  },
): Uint8Array {
  const bytes = Buffer.from(begun.subarray(0, streamInfoBytes));
  assert(bytes.length === streamInfoBytes && bytes.toString('latin1', 0, 4) === 'fLaC');
  assert((bytes[4]! & 0x7f) === 0, 'STREAMINFO comes first');
  bytes[4] = lastBlock;
  bytes.writeUIntBE(end.smallestFrame, smallestFrameAt, 3);
  bytes.writeUIntBE(end.largestFrame, largestFrameAt, 3);
  // 36 bits, the first four of them beside the word length.
  bytes[framesAt - 1] = (bytes[framesAt - 1]! & 0xf0) | Math.floor(end.frames / 2 ** 32);
  bytes.writeUInt32BE(end.frames % 2 ** 32, framesAt);
  bytes.set(end.md5, md5At);
  return bytes;
}

/** Set in the header of a block that no other follows. */
const lastBlock = 0x80;
