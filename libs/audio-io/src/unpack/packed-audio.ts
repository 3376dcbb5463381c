import type { AudioFormat, SampleEncoding } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import type { ReadAt } from '../read-at.js';

/** An open compressed file. */
export type PackedFile = {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
  /** Where its own kind begins: after a tag in front, if there is one. */
  readonly from: number;
};

/** The audio of a compressed file, to be decoded once from front to back. */
export type PackedAudio = {
  readonly format: Pick<
    AudioFormat,
    'container' | 'sampleKind' | 'bitsPerSample' | 'sampleRateHz' | 'channels'
  >;
  /** Of the bytes that `blocks` gives: interleaved, little-endian. */
  readonly encoding: SampleEncoding;
  /**
   * Whole frames, and how far the file is read, 0 to 1. The bytes hold until the next block is asked
   * for. What is wrong with the file comes last; nothing that it holds is thrown.
   */
  readonly blocks: () => AsyncGenerator<PackedBlock, readonly FileFinding[], void>;
};

export type PackedBlock = { readonly bytes: Uint8Array; readonly done: number };

export type PackedReading =
  | { readonly status: 'done'; readonly audio: PackedAudio }
  | { readonly status: 'failed'; readonly finding: FileFinding };

/** Bytes of one sample. */
export const sampleBytes = { u8: 1, s8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 } as const;
