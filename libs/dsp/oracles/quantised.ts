import { createQuantiser, type QuantiserOptions } from '../src/quantise.js';
import { freshKernels } from './fresh-kernels.js';

const bytesOf = { s16: 2, s24: 3, f32: 4 } as const;

/** Quantises a track, in runs of the given lengths, back to numbers per channel. */
export function quantised(
  channels: readonly Float64Array[],
  options: Pick<QuantiserOptions, 'encoding' | 'dither' | 'seed' | 'sampleRateHz'>,
  cuts: readonly number[] = [4096],
): Float64Array[] {
  const kernels = freshKernels();
  const blockFrames = Math.max(...cuts);
  const quantiser = createQuantiser(kernels, {
    ...options,
    channels: channels.length,
    blockFrames,
  });
  const planes = channels.map(() => kernels.arena.f64(blockFrames + 3));
  const frames = channels[0]!.length;
  const output = kernels.arena.u8(frames * quantiser.frameBytes + 64);
  for (let done = 0, turn = 0; done < frames; turn++) {
    const run = Math.min(cuts[turn % cuts.length]!, frames - done);
    planes.forEach(({ view }, c) => view.set(channels[c]!.subarray(done, done + run)));
    quantiser.write({
      planes: planes.map(({ pointer }) => pointer),
      frames: run,
      output: output.pointer + done * quantiser.frameBytes,
    });
    done += run;
  }
  return decoded(output.view, { frames, channels: channels.length, encoding: options.encoding });
}

function decoded(
  bytes: Uint8Array,
  layout: { frames: number; channels: number; encoding: 's16' | 's24' | 'f32' },
): Float64Array[] {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = bytesOf[layout.encoding];
  const read = (at: number): number => {
    if (layout.encoding === 'f32') return data.getFloat32(at, true);
    if (layout.encoding === 's16') return data.getInt16(at, true);
    return data.getUint16(at, true) + data.getInt8(at + 2) * 65536;
  };
  return Array.from({ length: layout.channels }, (_, c) =>
    new Float64Array(layout.frames).map((_, f) => read((f * layout.channels + c) * width)),
  );
}

/** Error in steps of the output. */
export function errorOf(
  samples: Float64Array,
  words: Float64Array,
  fullScale: number,
): Float64Array {
  return words.map((word, at) => word - samples[at]! * fullScale);
}
