import { FLACDecoder } from '@wasm-audio-decoders/flac';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flac, type Subframe } from '../../test/build-flac.js';
import { tempFolder } from '../../test/temp-folder.js';
import { unpackedOf } from '../../test/unpack-whole.js';

const folder = tempFolder();

/** Samples as libFLAC (in @wasm-audio-decoders/flac, as floats) has them. */
async function samplesOfOther(bytes: Buffer, bitsPerSample: number): Promise<number[]> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  const { channelData } = await decoder.decodeFile(new Uint8Array(bytes));
  decoder.free();
  const full = 2 ** (bitsPerSample - 1) - 1;
  const [left = new Float32Array(), ...rest] = channelData;
  return [...left].flatMap((_, i) => [left, ...rest].map((plane) => Math.round(plane[i]! * full)));
}

const subframe = fc.oneof(
  fc.constant<Subframe>({ kind: 'verbatim' }),
  fc.record<Subframe>({
    kind: fc.constant('fixed'),
    order: fc.integer({ min: 0, max: 4 }),
    parameters: fc.constantFrom<(number | 'raw')[]>([13], [14, 12], ['raw', 12, 13, 16]),
  }),
  fc.record<Subframe>({
    kind: fc.constant('linear'),
    coefficients: fc.array(fc.integer({ min: -4000, max: 4000 }), { minLength: 1, maxLength: 12 }),
    shift: fc.integer({ min: 10, max: 14 }),
    parameters: fc.constantFrom([15], [18, 14]),
  }),
);

describe('FLAC in another decoder', () => {
  it.each([16, 24])('of %i bits is the same, sample for sample', async (bitsPerSample) => {
    const sample = fc.integer({ min: -9000, max: 9000 });
    const plane = fc.array(sample, { minLength: 96, maxLength: 96 });
    const block = fc.record({
      channels: fc.tuple(plane, plane),
      subframe,
      stereo: fc.constantFrom('none', 'left-side', 'side-right', 'mid-side'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 3 }), async (blocks) => {
        const bytes = flac({ bitsPerSample, blocks });
        const { audio } = await unpackedOf(folder, bytes);
        const width = bitsPerSample / 8;
        const ours = Array.from({ length: audio.length / width }, (_, i) =>
          audio.readIntLE(i * width, width),
        );
        expect(ours).toEqual(await samplesOfOther(bytes, bitsPerSample));
      }),
      { numRuns: 4 },
    );
  });
});
