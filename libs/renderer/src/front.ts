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

/** Where the bytes of files go in, and come out as equalised planes, full scale ±1. */
export interface Intake {
  /** In kernel memory: file bytes go straight there. */
  readonly buffer: Uint8Array;
  /** Takes the first `byteCount` bytes of the buffer: whole frames, in runs of up to a block. */
  pour(
    byteCount: number,
    visit: (planes: readonly Region<Float64Array>[], frames: number) => void,
  ): void;
}

/** The chain as far as a rehearsal needs it: one stream, whichever intake its frames come by. */
export interface Front {
  /** One for each layout, in their order; those that are alike are one. */
  readonly intakes: readonly Intake[];
  /** Frames so far. */
  frameCount(): number;
}

/** What the front does to a stream. */
export interface FrontSettings {
  readonly eq: readonly EqBand[];
  /** What the side is raised by, 500 Hz to 8 kHz; one channel has none. */
  readonly sideDb: number;
}

/**
 * Decoder → width → equaliser, in f64.
 * @throws RangeError for layouts that differ in rate or channels: they are no one stream
 */
export function createFront(
  kernels: Kernels,
  { layouts, eq, sideDb }: FrontSettings & { readonly layouts: readonly SampleLayout[] },
): Front {
  const { sampleRateHz, channels } = layouts[0]!;
  if (layouts.some((one) => one.sampleRateHz !== sampleRateHz || one.channels !== channels)) {
    throw new RangeError('a stream has one rate and one number of channels');
  }
  const width =
    sideDb !== 0 && channels === 2
      ? createWidth(kernels, { sampleRateHz, sideGainDb: sideDb, band: widthBand })
      : null;
  const equaliser = createEqualiser(kernels, { bands: eq, sampleRateHz });
  let frameCount = 0;

  const intakeOf = (layout: SampleLayout): Intake => {
    const blockBytes = blockFrames * layout.frameBytes;
    const inputFrames = Math.max(1, Math.floor(bufferBytes / blockBytes)) * blockFrames;
    const decoder = createWideDecoder(kernels, { layout, inputFrames, blockFrames });
    const [left, right] = decoder.planes;
    return {
      buffer: decoder.input,
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
  };

  const made = new Map<string, Intake>();
  const intakes = layouts.map((layout) => {
    const key = `${layout.encoding} ${layout.byteOrder}`;
    const intake = made.get(key) ?? intakeOf(layout);
    made.set(key, intake);
    return intake;
  });
  return { intakes, frameCount: () => frameCount };
}
