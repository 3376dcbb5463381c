import type { FileFinding } from '../file-issue.js';
import { formatFault } from '../format-limits.js';
import { bytesAt, type ReadAt } from '../read-at.js';

/** What a FLAC file says of itself (RFC 9639 §8.2), and where its first frame begins. */
export type StreamInfo = {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  /** Null where the writer could not come back to fill it in. */
  readonly frames: number | null;
  /** Of the samples, lower-case hex; null where it was not made. */
  readonly md5: string | null;
  readonly audioAt: number;
};

export type StreamInfoReading =
  | { readonly status: 'done'; readonly info: StreamInfo }
  | { readonly status: 'failed'; readonly finding: FileFinding };

const markerBytes = 4;
const blockHeaderBytes = 4;
const streamInfoBytes = 34;
/** Metadata blocks of a sane file are a handful. */
const mostBlocks = 1000;

/** Reads the metadata of a FLAC file whose marker stands at `from`. */
export function readStreamInfo(file: {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
  readonly from: number;
}): StreamInfoReading {
  const { readAt, fileBytes } = file;
  let at = file.from + markerBytes;
  let body: Uint8Array | null = null;
  for (let block = 0; block < mostBlocks; block++) {
    const header = bytesAt(readAt, at, blockHeaderBytes);
    if (header.length < blockHeaderBytes) return broken('has a header that breaks off');
    const view = new DataView(header.buffer, header.byteOffset, header.length);
    const bytes = view.getUint32(0) & 0xffffff;
    const type = header[0]! & 0x7f;
    if (block === 0) {
      // RFC 9639 §8.2: the first, and of this size.
      if (type !== 0 || bytes < streamInfoBytes) {
        return broken('does not say how its samples are stored');
      }
      body = bytesAt(readAt, at + blockHeaderBytes, streamInfoBytes);
    }
    at += blockHeaderBytes + bytes;
    if (at > fileBytes) return broken('has a header that breaks off');
    if ((header[0]! & 0x80) !== 0) break;
  }
  if (body === null || body.length < streamInfoBytes) return broken('has a header that breaks off');
  return parse(body, at);
}

function parse(body: Uint8Array, audioAt: number): StreamInfoReading {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const packed = view.getUint32(10);
  const sampleRateHz = packed >>> 12;
  const channels = ((packed >>> 9) & 7) + 1;
  const bitsPerSample = ((packed >>> 4) & 31) + 1;
  const frames = (packed & 15) * 2 ** 32 + view.getUint32(14);
  const md5 = Buffer.from(body.subarray(18, 34)).toString('hex');
  const fault = formatFault({ channels, sampleRateHz });
  if (fault !== null) return { status: 'failed', finding: fault };
  if (bitsPerSample < 4) return broken(`has a header that contradicts itself about its bits`);
  return {
    status: 'done',
    info: {
      sampleRateHz,
      channels,
      bitsPerSample,
      frames: frames === 0 ? null : frames,
      md5: /^0+$/u.test(md5) ? null : md5,
      audioAt,
    },
  };
}

function broken(says: string): StreamInfoReading {
  const fix = 'Export or copy it again.';
  return { status: 'failed', finding: { code: 'damaged-header', severity: 'error', says, fix } };
}
