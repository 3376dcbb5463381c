import {
  createWavWriter,
  openAudio,
  tagRoom,
  type AudioSource,
  type WavEncoding,
} from '@kindred/audio-io';
import { sayRate, type JobContext, type JobOutcome } from '@kindred/records';

export interface JoinPayload {
  /** Finished WAV masters of one rate, width and word length, in running order. */
  readonly tracks: readonly JoinedTrack[];
  readonly joinedPath: string;
}

export interface JoinedTrack {
  readonly path: string;
  /** The track as a person knows it, for issues. */
  readonly name: string;
  /** Digital silence behind it. */
  readonly gapFrames: number;
}

export interface JoinedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly frames: number;
  /** Where each track's first frame lies. */
  readonly startFrames: readonly number[];
}

/** Writes one continuous WAV, with room for its tags: every sample of every track, and digital silence between them. */
export function joinFiles(
  { tracks, joinedPath }: JoinPayload,
  context: JobContext,
): JobOutcome<JoinedFile> {
  const sources: AudioSource[] = [];
  try {
    for (const { path, name } of tracks) {
      const opened = openAudio(path, { name, digest: 'none' });
      if (opened.status === 'failed') return opened;
      sources.push(opened.source);
    }
    const odd = sources.findIndex((source) => !isAlike(source, sources[0]!));
    if (odd > 0) return mixedFormats({ tracks, sources, odd });
    return join({ tracks, joinedPath, sources, context });
  } finally {
    for (const source of sources) source.close();
  }
}

function join({
  tracks,
  joinedPath,
  sources,
  context,
}: JoinPayload & {
  readonly sources: readonly AudioSource[];
  readonly context: JobContext;
}): JobOutcome<JoinedFile> {
  const startFrames: number[] = [];
  let frames = 0;
  sources.forEach((source, index) => {
    startFrames.push(frames);
    frames += source.format.frames + tracks[index]!.gapFrames;
  });
  const { channels, encoding, frameBytes, sampleRateHz } = sources[0]!.layout;
  const format = { channels, encoding: encoding as WavEncoding, sampleRateHz };
  const writer = createWavWriter(joinedPath, { ...format, frames, ...tagRoom(format) });
  try {
    const block = new Uint8Array(blockFrames * frameBytes);
    const silence = new Uint8Array(block.length);
    for (const [index, source] of sources.entries()) {
      for (let bytes = source.read(block); bytes > 0; bytes = source.read(block)) {
        if (context.shouldStop()) return { status: 'cancelled' };
        writer.write(block.subarray(0, bytes));
      }
      let left = tracks[index]!.gapFrames * frameBytes;
      for (; left > 0; left -= Math.min(left, silence.length)) {
        writer.write(silence.subarray(0, Math.min(left, silence.length)));
      }
      context.onProgress((index + 1) / sources.length);
    }
    return { status: 'done', result: { ...writer.finish(), frames, startFrames } };
  } finally {
    // Does nothing to a finished file.
    writer.abandon();
  }
}

const blockFrames = 1 << 16;

function isAlike({ layout: a }: AudioSource, { layout: b }: AudioSource): boolean {
  return (
    a.sampleRateHz === b.sampleRateHz && a.channels === b.channels && a.encoding === b.encoding
  );
}

function mixedFormats({
  tracks,
  sources,
  odd,
}: {
  readonly tracks: readonly JoinedTrack[];
  readonly sources: readonly AudioSource[];
  readonly odd: number;
}): JobOutcome<never> {
  const formatOf = ({ layout }: AudioSource): string =>
    `${sayRate(layout.sampleRateHz)} and ${layout.channels === 1 ? 'mono' : 'stereo'}`;
  const one = `${tracks[0]!.name} is ${formatOf(sources[0]!)}`;
  const other = `${tracks[odd]!.name} ${formatOf(sources[odd]!)}`;
  return {
    status: 'failed',
    issue: {
      code: 'mixed-formats',
      severity: 'error',
      message: `one continuous file has one rate and one width; ${one}, ${other}`,
      fix: 'Give the first line of `output:` a rate, such as `wav 24-bit 44.1 kHz`; export all mixes mono or all stereo.',
    },
  };
}
