import { BitReader } from './bit-reader.js';
import { crc16, crc8 } from './checksums.js';
import { readFrameHeader } from './frame-header.js';
import type { StreamInfo } from './stream-info.js';
import { readSubframe } from './subframe.js';

/** Samples of a block: 16 bits of length (RFC 9639 §9.1.6). */
export const blockFramesMax = 65_536;

export type DecodedFrame =
  | { readonly status: 'done'; readonly frames: number; readonly end: number }
  /** `cut`: the bytes end inside it. */
  | { readonly status: 'cut' | 'damaged' };

/**
 * Decodes the frame at `from` into `planes`, one of `blockFramesMax` numbers for each channel. A frame
 * counts only with both its checksums.
 */
export function decodeFrame(
  bytes: Uint8Array,
  range: { readonly from: number; readonly end: number },
  { info, planes }: { readonly info: StreamInfo; readonly planes: readonly Float64Array[] },
): DecodedFrame {
  const { from, end } = range;
  const bits = new BitReader(bytes, from, end);
  const wrong = (): DecodedFrame => ({ status: bits.isOver ? 'cut' : 'damaged' });
  const header = readFrameHeader(bits, info);
  if (header === null) return wrong();
  const headerEnd = bits.at / 8;
  if (bits.unsigned(8) !== crc8(bytes, from, headerEnd)) return wrong();
  const { blockFrames: count, stereo } = header;
  for (let c = 0; c < info.channels; c++) {
    const isSide = c === (stereo === 'side-right' ? 0 : 1) && stereo !== 'none';
    const depth = info.bitsPerSample + (isSide ? 1 : 0);
    if (!readSubframe(bits, { samples: planes[c]!, count, depth })) return wrong();
  }
  const bodyEnd = Math.ceil(bits.at / 8);
  bits.at = bodyEnd * 8;
  const checksum = bits.unsigned(16);
  if (bits.isOver || checksum !== crc16(bytes, from, bodyEnd)) return wrong();
  if (stereo !== 'none') joinChannels(planes, count, stereo);
  return { status: 'done', frames: count, end: bodyEnd + 2 };
}

/** Left and right from what they were coded as (RFC 9639 §4.2). */
function joinChannels(
  [first, second]: readonly Float64Array[],
  count: number,
  stereo: 'left-side' | 'side-right' | 'mid-side',
): void {
  const a = first!;
  const b = second!;
  if (stereo === 'left-side') {
    for (let i = 0; i < count; i++) b[i] = a[i]! - b[i]!;
  } else if (stereo === 'side-right') {
    for (let i = 0; i < count; i++) a[i]! += b[i]!;
  } else {
    for (let i = 0; i < count; i++) {
      const side = b[i]!;
      const middle = 2 * a[i]! + (side & 1);
      a[i] = (middle + side) / 2;
      b[i] = (middle - side) / 2;
    }
  }
}
