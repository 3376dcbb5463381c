import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createDecoder, createWideDecoder, type SampleLayout } from './decoder.js';

const widths = { u8: 1, s8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 } as const;
type Encoding = keyof typeof widths;

function layoutOf(encoding: Encoding, byteOrder: 'little' | 'big', channels: number): SampleLayout {
  const frameBytes = widths[encoding] * channels;
  return { encoding, byteOrder, channels, frameBytes, sampleRateHz: 48000 };
}

/** The textbook reading of one sample; what is no number, or absurd, counts as 0. */
function sampleAt(view: DataView, at: number, { encoding, byteOrder }: SampleLayout): number {
  const little = byteOrder === 'little';
  const plain = (x: number): number => (Math.abs(x) < 2 ** 40 ? x : 0);
  switch (encoding) {
    case 'u8':
      return (view.getUint8(at) - 128) / 128;
    case 's8':
      return view.getInt8(at) / 2 ** 7;
    case 's16':
      return view.getInt16(at, little) / 2 ** 15;
    case 's24': {
      const bytes = [0, 1, 2].map((i) => view.getUint8(at + (little ? i : 2 - i)));
      const unsigned = bytes[0]! + bytes[1]! * 256 + bytes[2]! * 65536;
      return (unsigned >= 2 ** 23 ? unsigned - 2 ** 24 : unsigned) / 2 ** 23;
    }
    case 's32':
      return view.getInt32(at, little) / 2 ** 31;
    case 'f32':
      return plain(view.getFloat32(at, little));
    case 'f64':
      return plain(view.getFloat64(at, little));
  }
}

const layouts = (Object.keys(widths) as Encoding[]).flatMap((encoding) =>
  (['little', 'big'] as const).flatMap((byteOrder) =>
    [1, 2].map((channels) => layoutOf(encoding, byteOrder, channels)),
  ),
);

describe('decoders', () => {
  it.each(layouts.map((l) => [l.encoding, l.byteOrder, l.channels, l] as const))(
    'read %s %s-endian, %i channels, as the textbook does',
    (_encoding, _order, _channels, layout) => {
      const kernels = freshKernels();
      const options = { layout, inputFrames: 64, blockFrames: 32 };
      const narrow = createDecoder(kernels, options);
      const wide = createWideDecoder(kernels, options);
      const run = fc.record({
        bytes: fc.uint8Array({
          minLength: 64 * layout.frameBytes,
          maxLength: 64 * layout.frameBytes,
        }),
        first: fc.nat({ max: 32 }),
        frames: fc.nat({ max: 32 }),
      });
      fc.assert(
        fc.property(run, ({ bytes, first, frames }) => {
          const view = new DataView(bytes.buffer, bytes.byteOffset);
          for (const decoder of [narrow, wide]) {
            decoder.input.set(bytes);
            decoder.decode({ first, frames });
            for (let channel = 0; channel < layout.channels; channel++) {
              const got = decoder.planes[channel]!.view.subarray(0, frames);
              const expected = got.map((_, frame) => {
                const at = (first + frame) * layout.frameBytes + channel * widths[layout.encoding];
                return sampleAt(view, at, layout);
              });
              expect(got.findIndex((sample, frame) => sample !== expected[frame])).toBe(-1);
            }
          }
        }),
        { numRuns: 60, seed: 1 },
      );
    },
  );

  it('count samples that are no number, and say where the first lies', () => {
    const layout = layoutOf('f32', 'little', 2);
    const decoder = createDecoder(freshKernels(), { layout, inputFrames: 20, blockFrames: 10 });
    const samples = new Float32Array(decoder.input.buffer, decoder.input.byteOffset, 40).fill(0.5);
    decoder.decode({ first: 0, frames: 10 });
    expect(decoder.nonFinite).toEqual({ count: 0, firstFrame: null });
    samples[27] = NaN;
    samples[32] = -Infinity;
    samples[39] = 2 ** 97;
    decoder.decode({ first: 10, frames: 10 });
    expect(decoder.nonFinite).toEqual({ count: 3, firstFrame: 13 });
    expect(decoder.planes[1]!.view[3]).toBe(0);
    expect(decoder.planes[0]!.view[3]).toBe(0.5);
  });

  it('do not count what lies behind the frames asked for', () => {
    const layout = layoutOf('f64', 'little', 1);
    const decoder = createDecoder(freshKernels(), { layout, inputFrames: 8, blockFrames: 8 });
    new Float64Array(decoder.input.buffer, decoder.input.byteOffset, 8).fill(NaN, 5);
    decoder.decode({ first: 0, frames: 5 });
    expect(decoder.nonFinite.count).toBe(0);
  });

  it('refuse to read frames that they do not hold', () => {
    const layout = layoutOf('s16', 'little', 2);
    const decoder = createDecoder(freshKernels(), { layout, inputFrames: 8, blockFrames: 4 });
    expect(() => decoder.decode({ first: 6, frames: 3 })).toThrow(RangeError);
    expect(() => decoder.decode({ first: 0, frames: 5 })).toThrow(RangeError);
    expect(() =>
      createDecoder(freshKernels(), {
        layout: { ...layout, channels: 6, frameBytes: 12 },
        inputFrames: 1,
        blockFrames: 1,
      }),
    ).toThrow(RangeError);
  });
});
