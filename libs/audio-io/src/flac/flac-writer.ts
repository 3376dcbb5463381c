import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import type { EncodedPacket } from 'mediabunny';
import { createWrittenFile } from '../written-file.js';
import { finishedStreamInfo, streamInfoBytes } from './stream-info-bytes.js';

export type FlacWriterOptions = {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Of the bytes that `write` gets: interleaved, little-endian. */
  readonly encoding: 's16' | 's24';
};

export type FlacWriter = {
  /** Encodes whole frames; answers when there is room for more. Throws FileFault. */
  write(bytes: Uint8Array): Promise<void>;
  /** Encodes what is left, fills in the header, flushes to disk, closes. Throws FileFault. */
  finish(): Promise<{ readonly bytes: number }>;
  /** Removes the unfinished file and ends the encoder. Does nothing after `finish`. */
  abandon(): Promise<void>;
};

/** Rates that the encoder takes, in Hz. */
export const flacRatesHz: readonly number[] = [
  8000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 176400, 192000,
];

/**
 * Writes a FLAC file (RFC 9639) without tags at `path`, over what stood there: libFLAC at its
 * default level, on a thread of its own, in memory that does not grow. The header holds the MD5 of
 * the samples, their count, and the sizes of the smallest and largest frame; the same samples give
 * the same bytes.
 */
export async function createFlacWriter(
  path: string,
  { sampleRateHz, channels, encoding }: FlacWriterOptions,
): Promise<FlacWriter> {
  assert(flacRatesHz.includes(sampleRateHz), `no FLAC encoder for ${sampleRateHz} Hz`);
  // Loaded here: every worker thread loads this lib, and few encode.
  const { AudioSample, AudioSampleSource, FlacOutputFormat, NullTarget, Output } =
    await import('mediabunny');
  const { registerFlacEncoder } = await import('@mediabunny/flac-encoder');
  registerFlacEncoder();

  const packets: EncodedPacket[] = [];
  let description: Uint8Array | null = null;
  const source = new AudioSampleSource({
    codec: 'flac',
    onEncodedPacket: (packet, meta) => {
      const header = meta?.decoderConfig?.description;
      if (header !== undefined) description ??= new Uint8Array(header as Uint8Array);
      packets.push(packet);
    },
  });
  const output = new Output({
    // The file is ours to write: the library leaves MD5 and sizes open, and holds all frame sizes.
    format: new FlacOutputFormat({ appendOnly: true }),
    target: new NullTarget(),
  });
  output.addAudioTrack(source);
  await output.start();

  const file = createWrittenFile(path, null);
  const md5 = createHash('md5');
  const frameBytes = channels * sampleBytes[encoding];
  let frames = 0;
  let smallestFrame = Infinity;
  let largestFrame = 0;

  /** Writes what the encoder has ready; here, so that a full disk is met by who called. */
  const drain = (): void => {
    for (const { data } of packets.splice(0)) {
      if (largestFrame === 0) file.append(new Uint8Array(streamInfoBytes));
      file.append(data);
      smallestFrame = Math.min(smallestFrame, data.length);
      largestFrame = Math.max(largestFrame, data.length);
    }
  };

  return {
    async write(bytes) {
      assert(bytes.length % frameBytes === 0, 'only whole frames are encoded');
      if (bytes.length === 0) return;
      md5.update(bytes);
      const numberOfFrames = bytes.length / frameBytes;
      const sample = new AudioSample({
        ...(encoding === 's16' ? samples16(bytes) : samples24(bytes)),
        numberOfFrames,
        numberOfChannels: channels,
        sampleRate: sampleRateHz,
        timestamp: frames / sampleRateHz,
      });
      frames += numberOfFrames;
      await source.add(sample);
      sample.close();
      drain();
    },
    async finish() {
      assert(frames > 0, 'a FLAC file without a frame was never begun');
      await output.finalize();
      drain();
      assert(description !== null, 'the encoder did not say how it encodes');
      file.patch(
        0,
        finishedStreamInfo(description, {
          frames,
          smallestFrame,
          largestFrame,
          md5: md5.digest(),
        }),
      );
      return { bytes: file.finish() };
    },
    async abandon() {
      if (output.state === 'started') await output.cancel();
      file.discard();
    },
  };
}

const sampleBytes = { s16: 2, s24: 3 } as const;

function samples16(bytes: Uint8Array): { data: Int16Array; format: 's16' } {
  return { data: new Int16Array(new Uint8Array(bytes).buffer), format: 's16' };
}

/** The encoder takes 24 bits at the high end of words of 32. */
function samples24(bytes: Uint8Array): { data: Int32Array; format: 's32' } {
  const data = new Int32Array(bytes.length / 3);
  for (let i = 0, at = 0; i < data.length; i++, at += 3) {
    data[i] = (bytes[at]! << 8) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 24);
  }
  return { data, format: 's32' };
}
