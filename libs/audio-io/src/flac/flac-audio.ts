import { createHash } from 'node:crypto';
import { sayTime, type SampleEncoding } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import { missingAudio } from '../pcm/audio-extent.js';
import type { PackedBlock, PackedFile, PackedReading } from '../unpack/packed-audio.js';
import { tailBytes } from './bit-reader.js';
import { blockFramesMax, decodeFrame } from './decode-frame.js';
import { readStreamInfo, type StreamInfo } from './stream-info.js';

/** A frame is smaller: two channels of 33 bits and 65,536 samples, stored as they are, are 0.54 MB. */
const frameBytesMax = 1 << 20;
const windowBytes = 4 << 20;

/** A FLAC file (RFC 9639) as whole numbers, exact at every depth. */
export function openFlac(file: PackedFile): PackedReading {
  const reading = readStreamInfo(file);
  if (reading.status === 'failed') return reading;
  const { info } = reading;
  const { sampleRateHz, channels, bitsPerSample } = info;
  const sampleBytes = Math.ceil(bitsPerSample / 8);
  return {
    status: 'done',
    audio: {
      format: { container: 'flac', sampleKind: 'integer', bitsPerSample, sampleRateHz, channels },
      encoding: encodings[sampleBytes] as SampleEncoding,
      blocks: () => blocks(file, info),
    },
  };
}

const encodings: Readonly<Record<number, SampleEncoding>> = {
  1: 's8',
  2: 's16',
  3: 's24',
  4: 's32',
};

async function* blocks(
  { readAt, fileBytes }: PackedFile,
  info: StreamInfo,
): AsyncGenerator<PackedBlock, readonly FileFinding[], void> {
  const { channels, bitsPerSample, sampleRateHz } = info;
  const planes = Array.from({ length: channels }, () => new Float64Array(blockFramesMax));
  const sampleBytes = Math.ceil(bitsPerSample / 8);
  const bytes = new Uint8Array(blockFramesMax * channels * sampleBytes);
  const md5 = createHash('md5');
  const window = new Uint8Array(
    Math.min(windowBytes, Math.max(0, fileBytes - info.audioAt)) + tailBytes,
  );
  const room = window.length - tailBytes;
  let windowAt = info.audioAt;
  let held = 0;
  let from = 0;
  let frames = 0;
  const wantedFrames = info.frames ?? Infinity;
  const place = (): string => sayTime(frames / sampleRateHz);

  while (frames < wantedFrames) {
    const isLast = windowAt + held >= fileBytes;
    if (held - from < frameBytesMax && !isLast) {
      window.copyWithin(0, from, held);
      windowAt += from;
      held -= from;
      from = 0;
      const bytes = readAt(windowAt + held, window.subarray(held, room));
      // A file that got shorter has no more to give; what is missing is told behind the loop.
      if (bytes === 0) break;
      held += bytes;
      window.fill(0, held);
      continue;
    }
    if (from === held) break;
    const decoded = decodeFrame(window, { from, end: held }, { info, planes });
    if (decoded.status !== 'done') {
      if (info.frames === null && isTail(window.subarray(from, held))) break;
      if (decoded.status === 'cut') break;
      return [damaged(`is damaged at ${place()}: what follows is no frame of it`)];
    }
    from = decoded.end;
    const count = Math.min(decoded.frames, wantedFrames - frames);
    const run = { planes, count, sampleBytes, bytes };
    interleave({ ...run, shift: 0 });
    const block = bytes.subarray(0, count * channels * sampleBytes);
    md5.update(block);
    // Samples narrower than their words are summed at the low end and read at the high one.
    const shift = sampleBytes * 8 - bitsPerSample;
    if (shift > 0) interleave({ ...run, shift });
    frames += count;
    yield { bytes: block, done: (windowAt + from) / fileBytes };
  }
  if (info.frames !== null && frames < info.frames) {
    return [missingAudio({ frames, missingFrames: info.frames - frames, sampleRateHz })];
  }
  if (info.frames === null && from < held && !isTail(window.subarray(from, held))) {
    return [damaged(`breaks off inside a frame at ${place()}`)];
  }
  if (info.md5 === null || info.md5 === md5.digest('hex')) return [];
  return [damaged('does not decode to what was encoded: its checksum (MD5) is of other audio')];
}

/** Whole numbers as little-endian bytes, channels in turn. */
function interleave(run: {
  readonly planes: readonly Float64Array[];
  readonly count: number;
  readonly sampleBytes: number;
  readonly bytes: Uint8Array;
  readonly shift: number;
}): void {
  const { planes, count, sampleBytes, bytes, shift } = run;
  const stride = planes.length * sampleBytes;
  planes.forEach((plane, c) => {
    let at = c * sampleBytes;
    for (let i = 0; i < count; i++) {
      const value = plane[i]! << shift;
      bytes[at] = value;
      if (sampleBytes > 1) bytes[at + 1] = value >> 8;
      if (sampleBytes > 2) bytes[at + 2] = value >> 16;
      if (sampleBytes > 3) bytes[at + 3] = value >> 24;
      at += stride;
    }
  });
}

/** A tag of the MP3 kind, which some programs put behind any file. */
function isTail(bytes: Uint8Array): boolean {
  return ['TAG', 'APETAGEX', 'ID3'].some((id) =>
    Buffer.from(bytes.subarray(0, id.length)).equals(Buffer.from(id)),
  );
}

function damaged(says: string): FileFinding {
  return { code: 'damaged', severity: 'error', says, fix: 'Export or copy it again.' };
}
