import {
  createEqualiser,
  createWideDecoder,
  createWidth,
  widthBand,
  type Kernels,
  type Region,
} from '@kindred/dsp';
import type { EqBand, SampleLayout } from '@kindred/records';

/** Frames that stages take at a time. */
export const blockFrames = 4096;

/** About this much is read at a time: whole blocks, so that stages meet full ones. */
const bufferBytes = 1 << 20;

/** The chain as far as a rehearsal needs it: file bytes to equalised planes, full scale ±1. */
export interface Front {
  /** In kernel memory: file bytes go straight there. */
  readonly buffer: Uint8Array;
  /** Frames so far. */
  frameCount(): number;
  /** Takes the first `byteCount` bytes of the buffer: whole frames, in runs of up to a block. */
  pour(
    byteCount: number,
    visit: (planes: readonly Region<Float64Array>[], frames: number) => void,
  ): void;
}

/** What the front does to a stream. */
export interface FrontSettings {
  readonly eq: readonly EqBand[];
  /** What the side is raised by, 500 Hz to 8 kHz; one channel has none. */
  readonly sideDb: number;
}

/** Decoder → width → equaliser, in f64. */
export function createFront(
  kernels: Kernels,
  { layout, eq, sideDb }: FrontSettings & { readonly layout: SampleLayout },
): Front {
  const blockBytes = blockFrames * layout.frameBytes;
  const inputFrames = Math.max(1, Math.floor(bufferBytes / blockBytes)) * blockFrames;
  const decoder = createWideDecoder(kernels, { layout, inputFrames, blockFrames });
  const { sampleRateHz } = layout;
  const [left, right] = decoder.planes;
  const isWidened = sideDb !== 0 && right !== undefined;
  const width = isWidened
    ? createWidth(kernels, { sampleRateHz, sideGainDb: sideDb, band: widthBand })
    : null;
  const equaliser = createEqualiser(kernels, { bands: eq, sampleRateHz });
  let frameCount = 0;
  return {
    buffer: decoder.input,
    frameCount: () => frameCount,
    pour(byteCount, visit) {
      const frames = byteCount / layout.frameBytes;
      if (!Number.isInteger(frames)) throw new RangeError('bytes come in whole frames');
      for (let first = 0; first < frames; first += blockFrames) {
        const run = Math.min(blockFrames, frames - first);
        decoder.decode({ first, frames: run });
        width?.process({ left: left!, right: right! }, run);
        equaliser.process(decoder.planes, run);
        visit(decoder.planes, run);
      }
      frameCount += frames;
    },
  };
}
