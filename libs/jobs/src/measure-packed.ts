import { createTrackMeasurer } from '@kindred/analysis';
import { openPacked } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type {
  AudioFormat,
  Issue,
  JobContext,
  JobOutcome,
  Loudness,
  Peak,
  SampleLayout,
} from '@kindred/records';

export interface MeasurePackedPayload {
  /** What `packFile` or `tagFile` made. */
  readonly path: string;
  /** The delivered file's own name, for issues. */
  readonly name: string;
  /** What the samples in it measure, where its own checksum proves that it holds them: FLAC. */
  readonly known?: Pick<PackedMeasurement, 'loudness' | 'peak'>;
}

export interface PackedMeasurement {
  /** As decoded: its frames are those that a player plays. */
  readonly format: AudioFormat;
  readonly loudness: Loudness;
  readonly peak: Peak;
  /** What is wrong with the file; no error is among them. */
  readonly issues: readonly Issue[];
}

/**
 * Decodes a delivered FLAC or MP3 from disk and measures what comes out. A FLAC whose samples are not
 * those that were encoded, by its own checksum, is a failure, as is any damaged file.
 */
export async function measurePacked(
  { path, name, known }: MeasurePackedPayload,
  context: JobContext,
): Promise<JobOutcome<PackedMeasurement>> {
  const opened = await openPacked(path, name);
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  const blocks = source.blocks();
  try {
    const { frameBytes, sampleRateHz } = source.layout;
    const measure = known ? null : createMeasure(source.layout, context);
    let bytesTotal = 0;
    let next = await blocks.next();
    for (; !next.done; next = await blocks.next()) {
      if (context.shouldStop()) return { status: 'cancelled' };
      const { bytes, done } = next.value;
      bytesTotal += bytes.length;
      measure?.push(bytes);
      context.onProgress(done);
    }
    const issues = next.value;
    const fatal = issues.find(({ severity }) => severity === 'error');
    if (fatal) return { status: 'failed', issue: fatal };
    const frames = bytesTotal / frameBytes;
    const format = { ...source.format, frames, durationSeconds: frames / sampleRateHz };
    const { loudness, peak } = known ?? measure!.finish();
    return { status: 'done', result: { format, loudness, peak, issues } };
  } finally {
    await blocks.return([]);
    source.close();
  }
}

/** What measures bytes of any length, through the measurer's own memory. */
function createMeasure(
  layout: SampleLayout,
  { kernels }: JobContext,
): { push(bytes: Uint8Array): void; finish(): { loudness: Loudness; peak: Peak } } {
  const measurer = createTrackMeasurer(instantiateKernels(kernels), layout);
  const most = measurer.buffer.length - (measurer.buffer.length % layout.frameBytes);
  return {
    push(bytes) {
      for (let at = 0; at < bytes.length; at += most) {
        const part = bytes.subarray(at, at + most);
        measurer.buffer.set(part);
        measurer.push(part.length);
      }
    },
    finish: () => measurer.finish().sound,
  };
}
