import { createWavWriter, tagRoom, type WavWriter } from '@kindred/audio-io';
import { trackEnds, trackLengths, type RenderedBytes } from '@kindred/renderer';
import type { RenderPayload, WrittenPart } from './payloads.js';

/** The unfinished files of a stream: each is opened with its first bytes, closed with its last. */
export interface PartFiles {
  write(rendered: RenderedBytes): void;
  /** For each track, in each part. */
  finish(): readonly (readonly Omit<WrittenPart, 'trace'>[])[];
  /** Removes what is unfinished; does nothing to finished files. */
  abandon(): void;
}

const sampleBytes = { s16: 2, s24: 3, f32: 4 } as const;

export function createPartFiles({ tracks, parts }: RenderPayload): PartFiles {
  const { sampleRateHz: fromHz, channels } = tracks[0]!.source.format;
  const files = parts.map(({ sampleRateHz, encoding }, part) => {
    const ends = trackEnds(
      tracks.map(({ source }) => source.format.frames),
      { fromHz, toHz: sampleRateHz },
    );
    return trackLengths(ends).map((frames, track) =>
      createPartFile(tracks[track]!.partPaths[part]!, {
        sampleRateHz,
        channels,
        encoding,
        frames,
        ...tagRoom({ sampleRateHz, channels, encoding }),
        audioBytes: frames * channels * sampleBytes[encoding],
      }),
    );
  });
  return {
    write({ track, part, bytes }) {
      files[part]![track]!.write(bytes);
    },
    finish: () => tracks.map((_, track) => files.map((ofPart) => ofPart[track]!.finish())),
    abandon() {
      for (const file of files.flat()) file.abandon();
    },
  };
}

function createPartFile(
  path: string,
  {
    audioBytes,
    ...format
  }: Parameters<typeof createWavWriter>[1] & { readonly audioBytes: number },
): {
  write(bytes: Uint8Array): void;
  finish(): Omit<WrittenPart, 'trace'>;
  abandon(): void;
} {
  let writer: WavWriter | null = null;
  let done = 0;
  let written: Omit<WrittenPart, 'trace'> | null = null;
  const close = (): Omit<WrittenPart, 'trace'> => {
    writer ??= createWavWriter(path, format);
    return { ...writer.finish(), frames: format.frames };
  };
  return {
    write(bytes) {
      writer ??= createWavWriter(path, format);
      writer.write(bytes);
      done += bytes.length;
      if (done === audioBytes) written = close();
    },
    finish: () => written ?? close(),
    abandon: () => writer?.abandon(),
  };
}
