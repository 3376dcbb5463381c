import type { BitReader } from './bit-reader.js';
import type { StreamInfo } from './stream-info.js';

export type FrameHeader = {
  /** Samples of each channel. */
  readonly blockFrames: number;
  readonly stereo: 'none' | 'left-side' | 'side-right' | 'mid-side';
};

const sync = 0b11_1111_1111_1110;

/**
 * Reads a frame's header up to its checksum (RFC 9639 §9.1); null where there is none, or one of
 * another stream than `info` announces.
 */
export function readFrameHeader(bits: BitReader, info: StreamInfo): FrameHeader | null {
  if (bits.unsigned(14) !== sync || bits.unsigned(1) !== 0) return null;
  bits.unsigned(1); // blocking strategy: it only says what the coded number counts
  const blockCode = bits.unsigned(4);
  const rateCode = bits.unsigned(4);
  const channelCode = bits.unsigned(4);
  const depthCode = bits.unsigned(3);
  if (bits.unsigned(1) !== 0 || !skipCodedNumber(bits)) return null;
  const blockFrames = readBlockFrames(bits, blockCode);
  const sampleRateHz = readRate(bits, rateCode) ?? info.sampleRateHz;
  const depth = depthCode === 0 ? info.bitsPerSample : depths[depthCode];
  const stereo = channelCode < 8 ? 'none' : stereoCodes[channelCode];
  const channels = channelCode < 8 ? channelCode + 1 : 2;
  if (blockFrames === null || stereo === undefined) return null;
  const isOfStream =
    channels === info.channels &&
    depth === info.bitsPerSample &&
    sampleRateHz === info.sampleRateHz;
  return isOfStream ? { blockFrames, stereo } : null;
}

const stereoCodes: Readonly<Record<number, FrameHeader['stereo']>> = {
  8: 'left-side',
  9: 'side-right',
  10: 'mid-side',
};

const depths: Readonly<Record<number, number>> = { 1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32 };

/** The number of the frame or of its first sample, in up to seven bytes as UTF-8 has them. */
function skipCodedNumber(bits: BitReader): boolean {
  const first = bits.unsigned(8);
  const ones = Math.clz32(~(first << 24));
  if (ones === 1 || ones > 7) return false;
  for (let byte = 1; byte < ones; byte++) if (bits.unsigned(8) >> 6 !== 0b10) return false;
  return true;
}

function readBlockFrames(bits: BitReader, code: number): number | null {
  if (code === 0) return null;
  if (code === 1) return 192;
  if (code <= 5) return 576 << (code - 2);
  if (code === 6) return bits.unsigned(8) + 1;
  if (code === 7) return bits.unsigned(16) + 1;
  return 256 << (code - 8);
}

/** Null: as the stream's. */
function readRate(bits: BitReader, code: number): number | null {
  if (code === 12) return bits.unsigned(8) * 1000;
  if (code === 13) return bits.unsigned(16);
  if (code === 14) return bits.unsigned(16) * 10;
  return code === 0 ? null : (rates[code] ?? 0);
}

const rates: Readonly<Record<number, number>> = {
  1: 88200,
  2: 176400,
  3: 192000,
  4: 8000,
  5: 16000,
  6: 22050,
  7: 24000,
  8: 32000,
  9: 44100,
  10: 48000,
  11: 96000,
};
