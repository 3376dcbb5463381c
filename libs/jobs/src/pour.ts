import type { AudioSource } from '@kindred/audio-io';
import type { JobContext } from '@kindred/records';

export interface Pour {
  readonly source: AudioSource;
  /** The receiving stage's own memory: file bytes go straight there. */
  readonly buffer: Uint8Array;
  readonly push: (byteCount: number) => void;
  readonly context: JobContext;
}

/** Pours a whole file through a stage. Answers `stopped` when the run was cancelled on the way. */
export function pour({ source, buffer, push, context }: Pour): 'poured' | 'stopped' {
  const bytesTotal = source.format.frames * source.layout.frameBytes;
  let bytesDone = 0;
  for (;;) {
    if (context.shouldStop()) return 'stopped';
    const bytes = source.read(buffer);
    if (bytes === 0) return 'poured';
    push(bytes);
    bytesDone += bytes;
    context.onProgress(bytesTotal > 0 ? bytesDone / bytesTotal : 1);
  }
}
