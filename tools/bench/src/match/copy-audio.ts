import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createWavWriter, openAudio } from '@kindred/audio-io';
import {
  compileKernels,
  createEqualiser,
  createWideDecoder,
  instantiateKernels,
  type GainBand,
} from '@kindred/dsp';

export interface AudioCopy {
  readonly from: string;
  readonly to: string;
  /** What the copy goes through; none: nothing. */
  readonly bands?: readonly GainBand[];
  /** Which part of it, as shares of its length; none: all of it. */
  readonly part?: { readonly start: number; readonly end: number };
}

const blockFrames = 8192;

/** Copies a file as 32-bit float, through filters or in part. */
export function copyAudio({ from, to, bands = [], part = { start: 0, end: 1 } }: AudioCopy): void {
  const opened = openAudio(from, { name: from, digest: 'none' });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  const { source } = opened;
  const { sampleRateHz, channels, frames } = source.format;
  const kernels = instantiateKernels(kernelsModule());
  const decoder = createWideDecoder(kernels, {
    layout: source.layout,
    inputFrames: blockFrames,
    blockFrames,
  });
  const equaliser = createEqualiser(kernels, { bands: [...bands], sampleRateHz });
  const [first, behind] = [part.start, part.end].map((share) => Math.round(share * frames));
  const writer = createWavWriter(to, {
    sampleRateHz,
    channels,
    encoding: 'f32',
    frames: behind! - first!,
  });
  try {
    for (let at = 0; at < behind!;) {
      const bytes = source.read(decoder.input);
      if (bytes === 0) break;
      const got = bytes / source.layout.frameBytes;
      decoder.decode({ first: 0, frames: got });
      equaliser.process(decoder.planes, got);
      const [start, end] = [Math.max(0, first! - at), Math.min(got, behind! - at)];
      if (end > start) writer.write(interleaved(decoder.planes, { start, end }));
      at += got;
    }
    writer.finish();
  } finally {
    source.close();
    writer.abandon();
  }
}

function interleaved(
  planes: readonly { readonly view: ArrayLike<number> }[],
  { start, end }: { readonly start: number; readonly end: number },
): Uint8Array {
  const out = new Float32Array((end - start) * planes.length);
  for (let frame = start; frame < end; frame++) {
    for (const [channel, { view }] of planes.entries()) {
      out[(frame - start) * planes.length + channel] = view[frame]!;
    }
  }
  return new Uint8Array(out.buffer);
}

let compiled: ReturnType<typeof compileKernels> | undefined;

function kernelsModule(): ReturnType<typeof compileKernels> {
  compiled ??= compileKernels(
    readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm'))),
  );
  return compiled;
}
