import { OggVorbisDecoder, type OggVorbisDecodedAudio } from '@wasm-audio-decoders/ogg-vorbis';
import { sayTime } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import { formatFault } from '../format-limits.js';
import { bytesAt } from '../read-at.js';
import type { PackedBlock, PackedFile, PackedReading } from '../unpack/packed-audio.js';
import { createTrimmer } from '../unpack/trimmer.js';
import { walkPages } from './walk-pages.js';

/** The first packet of Vorbis, behind the header of a page with one packet (Vorbis I §4.2.2). */
const identificationAt = 28;
const identificationBytes = 30;
/** Pages handed to the decoder at a time. */
const bytesAtOnce = 1 << 16;

/** An Ogg Vorbis file as floats, as long as its last page says. */
export function openVorbis(file: PackedFile): PackedReading {
  const packet = bytesAt(file.readAt, file.from + identificationAt, identificationBytes);
  if (packet.length < identificationBytes) {
    return failed('damaged-header', 'has a header that breaks off');
  }
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  const channels = view.getUint8(11);
  const sampleRateHz = view.getUint32(12, true);
  const fault = formatFault({ channels, sampleRateHz });
  if (fault !== null) return { status: 'failed', finding: fault };
  return {
    status: 'done',
    audio: {
      format: {
        container: 'ogg',
        sampleKind: 'float',
        bitsPerSample: null,
        sampleRateHz,
        channels,
      },
      encoding: 'f32',
      blocks: () => blocks(file, { channels, sampleRateHz }),
    },
  };
}

async function* blocks(
  file: PackedFile,
  { channels, sampleRateHz }: { readonly channels: number; readonly sampleRateHz: number },
): AsyncGenerator<PackedBlock, readonly FileFinding[], void> {
  const trimmer = createTrimmer({ channels, headFrames: 0, tailFrames: 0 });
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  withoutChannels(decoder);
  const damaged = (): FileFinding => {
    const says = `is damaged at ${sayTime(trimmer.frames / sampleRateHz)}: what follows is no music`;
    return { code: 'damaged', severity: 'error', says, fix: 'Export or copy it again.' };
  };
  /** Null where the decoder can't: pages are proved by their checksums, so that is how they were written. */
  const decoded = async (
    work: () => Promise<OggVorbisDecodedAudio>,
  ): Promise<Uint8Array | null> => {
    try {
      const { channelData, samplesDecoded } = await work();
      if (samplesDecoded === 0) return new Uint8Array(0);
      return channelData.length === channels ? trimmer.push(channelData) : null;
    } catch {
      return null;
    }
  };
  try {
    let batch: Uint8Array[] = [];
    let batchBytes = 0;
    let serial: number | null = null;
    let isEnded = false;
    for (const page of walkPages(file)) {
      if (page.kind !== 'page') {
        if (page.kind === 'damaged' && !isEnded) return [damaged()];
        break;
      }
      serial ??= page.serial;
      if (page.serial !== serial || isEnded) return [severalStreams];
      batch.push(page.bytes.slice());
      batchBytes += page.bytes.length;
      isEnded = page.isLast;
      if (batchBytes < bytesAtOnce && !isEnded) continue;
      // Copied: the decoder takes no part of a larger buffer.
      const pages = new Uint8Array(Buffer.concat(batch));
      const bytes = await decoded(() => decoder.decode(pages));
      if (bytes === null) return [damaged()];
      yield { bytes, done: page.end / file.fileBytes };
      batch = [];
      batchBytes = 0;
    }
    if (!isEnded) return [brokenOff(trimmer.frames / sampleRateHz)];
    // It keeps the last page back until it knows that none follows.
    const bytes = await decoded(() => decoder.flush());
    if (bytes === null) return [damaged()];
    yield { bytes, done: 1 };
    return [];
  } finally {
    decoder.free();
  }
}

/**
 * Until its first packet of music the decoder takes the count of channels from memory that nothing
 * has cleared, and makes an array for each: thousands, or billions.
 */
function withoutChannels(decoder: OggVorbisDecoder): void {
  const { _decoder } = decoder as unknown as Inside;
  _decoder._channels.buf[0] = 0;
}

type Inside = { readonly _decoder: { readonly _channels: { readonly buf: Uint32Array } } };

function brokenOff(seconds: number): FileFinding {
  const says = `breaks off at ${sayTime(seconds)}, before its last page`;
  return { code: 'truncated', severity: 'error', says, fix: 'Export or copy it again.' };
}

const severalStreams: FileFinding = {
  code: 'unsupported-encoding',
  severity: 'error',
  says: 'holds several streams, which this version does not read',
  fix: 'Export one stereo mix.',
};

function failed(code: string, says: string): PackedReading {
  const fix = 'Export or copy it again.';
  return { status: 'failed', finding: { code, severity: 'error', says, fix } };
}
