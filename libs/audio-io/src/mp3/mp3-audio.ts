import { MPEGDecoder } from 'mpg123-decoder';
import { sayCount, sayTime } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import { formatFault } from '../format-limits.js';
import { missingAudio } from '../pcm/audio-extent.js';
import { bytesAt } from '../read-at.js';
import type { PackedBlock, PackedFile, PackedReading } from '../unpack/packed-audio.js';
import { createTrimmer } from '../unpack/trimmer.js';
import { readInfoFrame, type InfoFrame } from './info-frame.js';
import { findFirstFrame, walkFrames, type FirstFrame } from './walk-frames.js';

/** Frames handed to the decoder at a time: about a second. */
const framesAtOnce = 40;
/** What every decoder of layer III is late by, beside what the encoder put in front. */
const decoderDelayFrames = 529;

/** An MP3 file as floats, without the delay and padding that its encoder noted. */
export function openMp3(file: PackedFile): PackedReading {
  const first = findFirstFrame(file);
  if (first === null) return { status: 'failed', finding: noAudio };
  const { sampleRateHz, channels } = first.header;
  const fault = formatFault({ sampleRateHz, channels });
  if (fault !== null) return { status: 'failed', finding: fault };
  return {
    status: 'done',
    audio: {
      format: {
        container: 'mp3',
        sampleKind: 'float',
        bitsPerSample: null,
        sampleRateHz,
        channels,
      },
      encoding: 'f32',
      blocks: () => blocks(file, first),
    },
  };
}

async function* blocks(
  file: PackedFile,
  first: FirstFrame,
): AsyncGenerator<PackedBlock, readonly FileFinding[], void> {
  const { at, header } = first;
  const { sampleRateHz, channels } = header;
  const info = readInfoFrame(bytesAt(file.readAt, at, header.bytes), header);
  const trimmer = createTrimmer({ channels, ...trimsOf(info) });
  const findings: FileFinding[] = [];
  // Gaps at both ends are ours to cut: the decoder does not know how long the file is.
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  try {
    let batch: Uint8Array[] = [];
    let walked = 0;
    let isInfo = info !== null;
    let done = 0;
    const decoded = (): Uint8Array | null => {
      const planes = decodeQuietly(decoder, Buffer.concat(batch));
      batch = [];
      return planes && trimmer.push(planes.slice(0, channels));
    };
    for (const part of walkFrames(file, first)) {
      if (part.kind === 'cut') {
        const place = sayTime((walked * header.frames) / sampleRateHz);
        findings.push(warning('truncated', `ends inside a frame at ${place}`));
      } else if (part.kind === 'foreign') {
        const place = sayTime((walked * header.frames) / sampleRateHz);
        const count = sayCount(part.bytes, 'byte');
        findings.push(warning('damaged', `holds ${count} at ${place} that are no MP3`));
      } else if (isInfo) {
        isInfo = false;
      } else {
        batch.push(part.bytes.slice());
        walked++;
        done = part.end / file.fileBytes;
      }
      if (batch.length < framesAtOnce) continue;
      const bytes = decoded();
      if (bytes === null) return [...findings, undecodable(trimmer.frames / sampleRateHz)];
      yield { bytes, done };
    }
    const bytes = decoded();
    if (bytes === null) return [...findings, undecodable(trimmer.frames / sampleRateHz)];
    yield { bytes, done: 1 };
    const missingFrames = ((info?.frames ?? walked) - walked) * header.frames;
    if (missingFrames > 0) {
      const { frames } = trimmer;
      return [missingAudio({ frames, missingFrames, sampleRateHz })];
    }
    return findings;
  } finally {
    decoder.free();
  }
}

function trimsOf(info: InfoFrame | null): { headFrames: number; tailFrames: number } {
  const { delayFrames = null, paddingFrames = null } = info ?? {};
  if (delayFrames === null || paddingFrames === null) return { headFrames: 0, tailFrames: 0 };
  return {
    headFrames: delayFrames + decoderDelayFrames,
    tailFrames: Math.max(0, paddingFrames - decoderDelayFrames),
  };
}

/**
 * Planes of what the decoder makes of whole frames, null where it can't. It tells errors on the
 * console and asks itself again, without end for some: the telling is where it is stopped.
 */
function decodeQuietly(decoder: MPEGDecoder, frames: Uint8Array): Float32Array[] | null {
  const { error } = console;
  console.error = () => {
    throw new Error('the decoder met an error');
  };
  try {
    return decoder.decode(frames).channelData;
  } catch {
    return null;
  } finally {
    console.error = error;
  }
}

function undecodable(seconds: number): FileFinding {
  const says = `is damaged at ${sayTime(seconds)}: what follows is no music`;
  return { code: 'damaged', severity: 'error', says, fix: 'Export or copy it again.' };
}

function warning(code: string, says: string): FileFinding {
  return {
    code,
    severity: 'warning',
    says,
    fix: 'Listen there; export it again if it is damaged.',
  };
}

const noAudio: FileFinding = {
  code: 'damaged-header',
  severity: 'error',
  says: 'holds no audio: no frame of an MP3 follows its tags',
  fix: 'Export or copy it again.',
};
