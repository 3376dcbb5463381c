import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flac, type Block, type Stereo, type Subframe } from '../../test/build-flac.js';
import { tempFolder } from '../../test/temp-folder.js';
import { unpackedOf, unpackWhole } from '../../test/unpack-whole.js';

const folder = tempFolder();

/** Interleaved bytes of whole numbers, narrower ones at the high end of their words. */
function bytesOf(blocks: readonly Block[], bitsPerSample: number): Buffer {
  const width = Math.ceil(bitsPerSample / 8);
  const scale = 2 ** (width * 8 - bitsPerSample);
  const numbers = blocks.flatMap(({ channels }) =>
    channels[0]!.flatMap((_, i) => channels.map((samples) => samples[i]! * scale)),
  );
  const bytes = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => bytes.writeIntLE(number, index * width, width));
  return bytes;
}

const ways: readonly (readonly [string, Subframe])[] = [
  ['verbatim', { kind: 'verbatim' }],
  ['with wasted bits', { kind: 'verbatim', wastedBits: 2 }],
  ...[0, 1, 2, 3, 4].map(
    (order) =>
      [
        `by the polynomial of order ${order}`,
        { kind: 'fixed', order, parameters: [2, 9, 5, 'raw'] },
      ] as const,
  ),
  [
    'by linear prediction',
    { kind: 'linear', coefficients: [1843, -921, 77], shift: 10, parameters: [6, 0] },
  ],
  [
    'by prediction with wasted bits',
    { kind: 'linear', coefficients: [16383], shift: 14, wastedBits: 2, parameters: [30] },
  ],
];
const stereos: readonly Stereo[] = ['none', 'left-side', 'side-right', 'mid-side'];

describe('FLAC', () => {
  it.each(ways.flatMap(([name, way]) => stereos.map((stereo) => [name, stereo, way] as const)))(
    'coded %s, as stereo of kind %s, comes back to the bit',
    async (_, stereo, subframe) => {
      // Twice, for the middle of two samples lacks the same bits then.
      const step = subframe.wastedBits === undefined ? 1 : 2 ** (subframe.wastedBits + 1);
      const samples = fc.array(
        fc.integer({ min: -128, max: 127 }).map((x) => x * step),
        {
          minLength: 64,
          maxLength: 64,
        },
      );
      await fc.assert(
        fc.asyncProperty(fc.tuple(samples, samples), async (channels) => {
          const blocks = [{ channels, subframe, stereo }];
          const { audio } = await unpackedOf(folder, flac({ bitsPerSample: 16, blocks }));
          expect(Buffer.compare(audio, bytesOf(blocks, 16))).toBe(0);
        }),
        { numRuns: 3 },
      );
    },
  );

  it.each([4, 8, 12, 16, 20, 24, 32])('of %i bits comes back to the bit', async (bitsPerSample) => {
    const full = 2 ** (bitsPerSample - 1);
    const left = [0, -1, full - 1, -full, full - 1, -full, 1, -full, 3, -4, -full, full - 1];
    const right = left.map((sample) => -1 - sample);
    for (const stereo of stereos) {
      const subframe: Subframe = { kind: 'verbatim' };
      const blocks = [{ channels: [left, right], subframe, stereo }];
      const { unpacked, audio } = await unpackedOf(folder, flac({ bitsPerSample, blocks }));
      expect(Buffer.compare(audio, bytesOf(blocks, bitsPerSample))).toBe(0);
      expect(unpacked.format).toEqual({
        container: 'flac',
        sampleKind: 'integer',
        bitsPerSample,
        sampleRateHz: 44100,
        channels: 2,
        frames: left.length,
        durationSeconds: left.length / 44100,
      });
    }
  });

  it('predicts samples of 32 bits without rounding', async () => {
    const full = 2 ** 31;
    const left = [full - 1, full - 2, full - 4, full - 3, full - 9, full - 1, full - 5, full - 6];
    const channels = [left, left.map((sample) => -1 - sample)];
    const way = { coefficients: [16383, 16383, -16383, 8], shift: 14, parameters: [30] };
    const subframe: Subframe = { kind: 'linear', ...way };
    for (const stereo of ['none', 'mid-side'] as const) {
      const kept = stereo === 'none' ? channels : [left, left];
      const blocks = [{ channels: kept, subframe, stereo }];
      const { audio } = await unpackedOf(folder, flac({ bitsPerSample: 32, blocks }));
      expect(Buffer.compare(audio, bytesOf(blocks, 32))).toBe(0);
    }
  });

  it('is read in many blocks, of a constant too, and in mono', async () => {
    const blocks = Array.from({ length: 300 }, (_, index) => ({
      channels: [Array.from({ length: 20 }, () => index - 150)],
      subframe: { kind: 'constant' } as const,
    }));
    for (const without of [undefined, 'frames', 'md5'] as const) {
      const bytes = flac({ bitsPerSample: 16, blocks, ...(without ? { without } : {}) });
      const { audio, unpacked } = await unpackedOf(folder, bytes);
      expect(Buffer.compare(audio, bytesOf(blocks, 16))).toBe(0);
      expect(unpacked.issues).toEqual([]);
    }
  });
});

describe('a FLAC that is not whole', () => {
  const sine = Array.from({ length: 4410 }, (_, i) => Math.round(9000 * Math.sin(i / 9)));
  const way: Subframe = { kind: 'fixed', order: 2, parameters: [6] };
  const blocks = Array.from({ length: 10 }, () => ({ channels: [sine], subframe: way }));
  const whole = flac({ bitsPerSample: 16, blocks });

  it('says where it ends', async () => {
    const outcome = await unpackWhole(folder, whole.subarray(0, whole.length / 2));
    expect(outcome).toMatchObject({ code: 'truncated', issue: { severity: 'error' } });
    expect((outcome as { issue: { message: string } }).issue.message).toMatch(/ends \d+ ms before/);
  });

  it('and does not know its length says so too', async () => {
    const open = flac({ bitsPerSample: 16, blocks, without: 'frames' });
    const outcome = await unpackWhole(folder, open.subarray(0, whole.length / 2));
    expect(outcome).toMatchObject({ code: 'damaged' });
  });

  it('is damaged where a single bit is', async () => {
    for (const at of [50, 60, whole.length / 2, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[Math.floor(at)]! ^= 4;
      expect(await unpackWhole(folder, bytes)).toMatchObject({ code: 'damaged' });
    }
  });

  it('is damaged where its checksum is of other audio', async () => {
    const bytes = Buffer.from(whole);
    bytes[30]! ^= 1;
    const outcome = await unpackWhole(folder, bytes);
    expect(outcome).toMatchObject({
      code: 'damaged',
      issue: {
        message:
          'mixes/a does not decode to what was encoded: its checksum (MD5) is of other audio',
      },
    });
  });

  it('but for a tag behind it, or before it, is whole', async () => {
    const tag = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x10', 'latin1'), Buffer.alloc(16)]);
    const open = flac({ bitsPerSample: 16, blocks, without: 'frames' });
    for (const bytes of [
      [whole, tag],
      [open, tag],
      [id3, whole],
    ]) {
      const { unpacked } = await unpackedOf(folder, Buffer.concat(bytes));
      expect(unpacked.format.frames).toBe(44100);
    }
  });
});
