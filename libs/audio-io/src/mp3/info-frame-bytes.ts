import { strict as assert } from 'node:assert';
import { crc16 } from './crc16.js';
import { frameHeaderAt } from './frame-header.js';
import type { IndexedFrames } from './frame-index.js';
import type { WrittenQuality } from './mp3-writer.js';

/**
 * Silence that LAME puts before the music, so that its first block overlaps with nothing. A decoder
 * adds 529 samples of its own (LAME tag revision 1, "encoder delays"): measured, 1105 in all.
 */
export const encoderDelayFrames = 576;

type Place = { readonly header: Uint8Array; readonly quality: WrittenQuality };

/** Bytes of the frame in front of the music that tells of it. */
export function infoFrameLength(place: Place): number {
  return frameHeaderAt(infoHeader(place), 0)!.bytes;
}

/**
 * That frame: silence to a player that does not know it. A Xing header ("Info" where the rate is
 * constant) with the count of frames, of bytes and a table of places, and behind it the tag of LAME
 * with the samples to leave out at both ends and checksums ("Mp3 Info Tag rev 1", G. Bouvigne).
 */
export function infoFrameBytes(content: {
  readonly quality: WrittenQuality;
  /** Of the source. */
  readonly frames: number;
  readonly index: IndexedFrames;
}): Uint8Array {
  const { quality, frames, index } = content;
  const place = { header: index.header, quality };
  const header = infoHeader(place);
  const parsed = frameHeaderAt(header, 0)!;
  const frame = Buffer.alloc(parsed.bytes);
  frame.set(header);
  const xingAt = header.length + parsed.sideBytes;
  const lameAt = xingAt + 120;
  assert(lameAt + 36 <= frame.length, 'the frame has room for both');
  const preset = presets[quality];
  frame.write(preset === undefined ? 'Info' : 'Xing', xingAt, 'latin1');
  frame.writeUInt32BE(0xf, xingAt + 4); // frames, bytes, places and a quality follow
  frame.writeUInt32BE(index.frameCount, xingAt + 8);
  frame.writeUInt32BE(frame.length + index.bytes, xingAt + 12);
  frame.set(index.places, xingAt + 16);

  const paddingFrames = index.frameCount * index.frameLength - encoderDelayFrames - frames;
  assert(paddingFrames >= 0 && paddingFrames < 4096, `${paddingFrames} frames behind the music`);
  frame.write('LAME3.100', lameAt, 'latin1');
  frame[lameAt + 9] = preset === undefined ? constantRate : variableRate;
  frame[lameAt + 20] = preset === undefined ? 255 : lowestKbps; // 255: that or more
  frame.writeUIntBE((encoderDelayFrames << 12) | paddingFrames, lameAt + 21, 3);
  frame[lameAt + 24] = (sourceRates[parsed.sampleRateHz] ?? 0) << 6;
  frame.writeUInt16BE(preset ?? 0, lameAt + 26);
  frame.writeUInt32BE(frame.length + index.bytes, lameAt + 28);
  frame.writeUInt16BE(index.crc, lameAt + 32);
  frame.writeUInt16BE(crc16(frame.subarray(0, lameAt + 34)), lameAt + 34);
  return frame;
}

const constantRate = 1;
/** LAME's newer method (mtrh). */
const variableRate = 4;
const lowestKbps = 32;
/** Of what has a variable rate, as LAME numbers them. */
const presets: Readonly<Partial<Record<WrittenQuality, number>>> = { V0: 500, V4: 460 };
const sourceRates: Readonly<Record<number, number>> = { 32000: 0, 44100: 1, 48000: 2 };

/** A header like that of the music; at a variable rate, with one that has room, as LAME's own. */
function infoHeader({ header, quality }: Place): Uint8Array {
  const [b0, b1, b2, b3] = header as unknown as [number, number, number, number];
  const rateBits = quality in presets ? kbps128 : b2 & 0xf0;
  // Neither padded nor marked private; joint stereo of any kind has no part in silence.
  return Uint8Array.of(b0, b1, rateBits | (b2 & 0x0c), b3 & 0xc0);
}

/** In an MPEG-1 header. */
const kbps128 = 0x90;
