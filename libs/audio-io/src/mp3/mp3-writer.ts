import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mp3RatesHz, type Mp3Quality } from '@kindred/records';
import type { WasmMediaEncoder } from 'wasm-media-encoders';
import { createWrittenFile } from '../written-file.js';
import { infoFrameBytes, infoFrameLength } from './info-frame-bytes.js';
import { createFrameIndex } from './frame-index.js';

/** What music is delivered in, and V4, about 160 kbps: enough to be listened to in a report. */
export type WrittenQuality = Mp3Quality | 'V4';

export type Mp3WriterOptions = {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly quality: WrittenQuality;
  /** What every sample is multiplied with. */
  readonly gainLinear: number;
};

export type Mp3Writer = {
  /** Encodes whole frames of interleaved little-endian 32-bit floats. Throws FileFault. */
  write(bytes: Uint8Array): void;
  /** Encodes frames that stand in one plane per channel, as long as each other. Throws FileFault. */
  writePlanes(planes: readonly Float32Array[]): void;
  /** Encodes what is left, fills in the first frame, flushes to disk, closes. Throws FileFault. */
  finish(): { readonly bytes: number };
  /** Removes the unfinished file. Never throws; does nothing after `finish`. */
  abandon(): void;
};

/**
 * Writes an MP3 without tags at `path`, over what stood there: LAME, in memory that does not grow.
 * Its first frame tells players how many samples the encoder put before and behind the music, so
 * that they play the length of the source and not a sample more, and where to look for a time.
 */
export async function createMp3Writer(
  path: string,
  { sampleRateHz, channels, quality, gainLinear }: Mp3WriterOptions,
): Promise<Mp3Writer> {
  assert(mp3RatesHz.includes(sampleRateHz), `no MP3 of ${sampleRateHz} Hz`);
  assert(channels === 1 || channels === 2, `no MP3 has ${channels} channels`);
  const encoder = await createLame();
  encoder.configure({
    channels,
    sampleRate: sampleRateHz,
    outputSampleRate: sampleRateHz as 32000 | 44100 | 48000,
    ...encoderSettings[quality],
  });
  const file = createWrittenFile(path, null);
  const index = createFrameIndex();
  let frames = 0;

  /** The place of the first frame is kept free in front of the music. */
  const append = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    index.push(bytes);
    if (index.firstHeader !== null && !isBegun) {
      isBegun = true;
      file.append(new Uint8Array(infoFrameLength({ header: index.firstHeader, quality })));
    }
    assert(isBegun, 'an encoder gives whole frames');
    file.append(bytes);
  };
  let isBegun = false;
  /** Takes planes of its own. */
  const encode = (planes: Float32Array[]): void => {
    if (gainLinear !== 1) for (const plane of planes) amplify(plane, gainLinear);
    append(encoder.encode(planes));
    frames += planes[0]!.length;
  };

  return {
    write(bytes) {
      assert(bytes.length % (4 * channels) === 0, 'only whole frames are encoded');
      const blockBytes = blockFrames * 4 * channels;
      for (let at = 0; at < bytes.length; at += blockBytes) {
        encode(planesOf(bytes.subarray(at, at + blockBytes), channels));
      }
    },
    writePlanes(planes) {
      assert(planes.length === channels, `${planes.length} planes for ${channels} channels`);
      for (let at = 0; at < planes[0]!.length; at += blockFrames) {
        encode(planes.map((plane) => plane.slice(at, at + blockFrames)));
      }
    },
    finish() {
      assert(frames > 0, 'an MP3 without a frame was never begun');
      append(encoder.finalize());
      file.patch(0, infoFrameBytes({ quality, frames, index: index.finish() }));
      return { bytes: file.finish() };
    },
    abandon: () => file.discard(),
  };
}

/** LAME's bytes; once a thread has compiled them, what they were compiled to. */
let lame: Parameters<typeof WasmMediaEncoder.create>[1] | null = null;

/** The package by itself would fetch and compile them for every file. */
async function createLame(): Promise<WasmMediaEncoder<'audio/mpeg'>> {
  // Loaded here: every worker thread loads this lib, and few encode.
  const { createEncoder } = await import('wasm-media-encoders');
  lame ??= readFileSync(createRequire(import.meta.url).resolve('wasm-media-encoders/wasm/mp3'));
  return createEncoder('audio/mpeg', lame, (compiled) => (lame = compiled));
}

const encoderSettings = {
  '320 kbps': { bitrate: 320 },
  '256 kbps': { bitrate: 256 },
  V0: { vbrQuality: 0 },
  V4: { vbrQuality: 4 },
} as const;

/** Samples are handed over in blocks of this length: the encoder holds as many again. */
const blockFrames = 8192;

function planesOf(bytes: Uint8Array, channels: number): Float32Array[] {
  const isAligned = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes);
  const samples = new Float32Array(buffer, byteOffset, bytes.length / 4);
  return Array.from({ length: channels }, (_, c) => {
    const plane = new Float32Array(samples.length / channels);
    for (let i = 0, at = c; i < plane.length; i++, at += channels) plane[i] = samples[at]!;
    return plane;
  });
}

function amplify(plane: Float32Array, gainLinear: number): void {
  for (let i = 0; i < plane.length; i++) plane[i] = plane[i]! * gainLinear;
}
