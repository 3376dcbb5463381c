import type { AudioFormat, Issue, SampleEncoding, SampleLayout } from '@kindred/records';

/** All of a file of plain samples but its audio. */
export type PcmHeader = {
  readonly format: AudioFormat;
  readonly layout: SampleLayout;
  /** Where the first frame begins in the file. */
  readonly audioAt: number;
  /** Whole frames only. */
  readonly audioBytes: number;
  readonly issues: readonly Issue[];
};

export type HeaderReading =
  | { readonly status: 'done'; readonly header: PcmHeader }
  | { readonly status: 'failed'; readonly issue: Issue };

/** How a file of plain samples stores them. */
export type PcmFormat = {
  readonly encoding: SampleEncoding;
  readonly byteOrder: SampleLayout['byteOrder'];
  readonly sampleKind: 'integer' | 'float';
  /** Bits that carry sound, at the high end of each container. */
  readonly bitsPerSample: number;
  readonly containerBytes: number;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly frameBytes: number;
};

export function audioFormat(
  container: AudioFormat['container'],
  format: PcmFormat,
  frames: number,
): AudioFormat {
  const { sampleKind, bitsPerSample, sampleRateHz, channels } = format;
  const durationSeconds = frames / sampleRateHz;
  return { container, sampleKind, bitsPerSample, sampleRateHz, channels, frames, durationSeconds };
}

export function sampleLayout(format: PcmFormat): SampleLayout {
  const { encoding, byteOrder, channels, frameBytes, sampleRateHz } = format;
  return { encoding, byteOrder, channels, frameBytes, sampleRateHz };
}
