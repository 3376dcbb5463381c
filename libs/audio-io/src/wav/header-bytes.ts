export type WavEncoding = 's16' | 's24' | 'f32';

export const bytesPerSample: Readonly<Record<WavEncoding, number>> = { s16: 2, s24: 3, f32: 4 };

export type WavContent = {
  readonly encoding: WavEncoding;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly frames: number;
  /** Whole chunks between the first header and the format; left out: none. */
  readonly chunksBefore?: Uint8Array;
  /** Whole chunks behind the audio; left out: none. */
  readonly chunksAfter?: Uint8Array;
  /** How many bytes of them there may yet come to be: the header is as long then as it is now. */
  readonly chunksAfterMaxBytes?: number;
};

/** RIFF counts what follows its first eight bytes in 32 bits. */
const largestRiffBytes = 0xffffffff;

/**
 * Everything of a WAV file before its audio, with final sizes. Integers get the plain PCM format
 * tag, which every player reads (ffmpeg and SoX write the extensible one for 24 bits, which some
 * refuse); float gets WAVEFORMATEX and the fact chunk that the format asks of all but PCM
 * (Multimedia Programming Interface 1.0; Microsoft "New Multimedia Data Types" 1994). A file past
 * 4 GiB is RF64: its sizes stand in a ds64 chunk (EBU Tech 3306 §3).
 */
export function headerBytes(content: WavContent): Uint8Array {
  const { encoding, channels, sampleRateHz, frames, chunksBefore = none } = content;
  const isFloat = encoding === 'f32';
  const isWide = needsWideSizes(content);
  const frameBytes = bytesPerSample[encoding] * channels;
  const dataBytes = frames * frameBytes;
  const header = new Uint8Array(headerLength(content));
  const view = new DataView(header.buffer);
  let at = 0;
  const u16 = (value: number): void => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const u64 = (value: number): void => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  const id = (text: string): void => {
    for (let index = 0; index < 4; index++) view.setUint8(at++, text.charCodeAt(index));
  };
  id(isWide ? 'RF64' : 'RIFF');
  u32(isWide ? seeWideSizes : fileLength(content) - 8);
  id('WAVE');
  if (isWide) {
    id('ds64');
    u32(wideSizesBytes - 8);
    u64(fileLength(content) - 8);
    u64(dataBytes);
    u64(frames);
    u32(0); // no other chunk is that large
  }
  header.set(chunksBefore, at);
  at += chunksBefore.length;
  id('fmt ');
  u32(isFloat ? 18 : 16);
  u16(isFloat ? 3 : 1);
  u16(channels);
  u32(sampleRateHz);
  u32(sampleRateHz * frameBytes);
  u16(frameBytes);
  u16(bytesPerSample[encoding] * 8);
  if (isFloat) {
    u16(0);
    id('fact');
    u32(4);
    u32(Math.min(frames, seeWideSizes));
  }
  id('data');
  u32(isWide ? seeWideSizes : dataBytes);
  return header;
}

/** Bytes of the finished file, its pad byte included. */
export function fileLength(content: WavContent): number {
  return headerLength(content) + lengthBehindHeader(content);
}

const none = new Uint8Array(0);
/** In a size of 32 bits: the true one stands in ds64. */
const seeWideSizes = 0xffffffff;
/** A ds64 chunk without a table. */
const wideSizesBytes = 36;

function needsWideSizes(content: WavContent): boolean {
  const { chunksAfter = none, chunksAfterMaxBytes = 0 } = content;
  const toComeBytes = Math.max(0, chunksAfterMaxBytes - chunksAfter.length);
  const behindBytes = lengthBehindHeader(content) + toComeBytes;
  return plainHeaderLength(content) + behindBytes - 8 > largestRiffBytes;
}

function headerLength(content: WavContent): number {
  return plainHeaderLength(content) + (needsWideSizes(content) ? wideSizesBytes : 0);
}

function plainHeaderLength({ encoding, chunksBefore = none }: WavContent): number {
  return (encoding === 'f32' ? 58 : 44) + chunksBefore.length;
}

function lengthBehindHeader(content: WavContent): number {
  const { encoding, channels, frames, chunksAfter = none } = content;
  const dataBytes = frames * channels * bytesPerSample[encoding];
  return dataBytes + (dataBytes % 2) + chunksAfter.length;
}
