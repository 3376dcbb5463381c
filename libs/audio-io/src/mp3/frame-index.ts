import { strict as assert } from 'node:assert';
import { crc16 } from './crc16.js';
import { frameHeaderAt, frameHeaderBytes } from './frame-header.js';

/** What there is to know of a stream of MP3 frames. */
export type IndexedFrames = {
  /** The four bytes that the first frame begins with. */
  readonly header: Uint8Array;
  readonly frameCount: number;
  /** Samples per channel of one frame. */
  readonly frameLength: number;
  readonly bytes: number;
  /** CRC-16 of all of them. */
  readonly crc: number;
  /** Where each hundredth of the frames begins, in 256ths of the bytes. */
  readonly places: Uint8Array;
};

export type FrameIndex = {
  /** Takes the next bytes of the stream; frames may be cut anywhere. */
  push(bytes: Uint8Array): void;
  readonly firstHeader: Uint8Array | null;
  /** Asserts that the last frame is whole. */
  finish(): IndexedFrames;
};

/** Follows an encoder's stream, in memory that does not grow. */
export function createFrameIndex(): FrameIndex {
  let header: Uint8Array | null = null;
  let frameLength = 0;
  let frameCount = 0;
  let bytes = 0;
  let crc = 0;
  /** The start of a frame whose header is not whole yet. */
  let carried: Uint8Array = new Uint8Array(0);
  let nextFrameAt = 0;
  /** Where every `stride`th frame begins; thinned out when there are too many. */
  let marks: number[] = [];
  let stride = 1;

  const mark = (at: number): void => {
    if (frameCount % stride === 0) marks.push(at);
    frameCount++;
    if (marks.length < mostMarks) return;
    marks = marks.filter((_, place) => place % 2 === 0);
    stride *= 2;
  };

  return {
    get firstHeader() {
      return header;
    },
    push(fresh) {
      crc = crc16(fresh, crc);
      const start = bytes - carried.length;
      const known = Buffer.concat([carried, fresh]);
      bytes += fresh.length;
      while (nextFrameAt + frameHeaderBytes <= bytes) {
        const at = nextFrameAt - start;
        const frame = frameHeaderAt(known, at);
        assert(frame !== null, `no frame begins at byte ${nextFrameAt}`);
        header ??= Uint8Array.from(known.subarray(at, at + frameHeaderBytes));
        frameLength = frame.frames;
        mark(nextFrameAt);
        nextFrameAt += frame.bytes;
      }
      carried = Uint8Array.from(known.subarray(Math.max(0, nextFrameAt - start)));
    },
    finish() {
      assert(header !== null && nextFrameAt === bytes, 'an encoder ends with a whole frame');
      const places = new Uint8Array(100);
      for (let hundredth = 0; hundredth < 100; hundredth++) {
        const frame = Math.floor((hundredth * frameCount) / 100);
        const at = marks[Math.floor(frame / stride)]!;
        places[hundredth] = Math.min(255, Math.floor((256 * at) / bytes));
      }
      return { header, frameCount, frameLength, bytes, crc, places };
    },
  };
}

/** Four to each hundredth after thinning out. */
const mostMarks = 800;
