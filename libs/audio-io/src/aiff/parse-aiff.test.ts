import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aiff, commBody, form, formChunk, soundBody, type Comm } from '../../test/build-aiff.js';
import { outcomeOf, readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { textbookDecode } from '../../test/textbook-decode.js';

const folder = tempFolder();

function read(bytes: Uint8Array) {
  const path = join(folder, 'a.aiff');
  writeFileSync(path, bytes);
  const whole = readWhole(path);
  const { audio, layout } = whole;
  return { ...whole, samples: [...textbookDecode(audio, layout)] };
}

/** Whole numbers of `bytes` bytes each, the highest byte first. */
function bigEndian(numbers: readonly number[], bytes: number): Buffer {
  const body = Buffer.alloc(numbers.length * bytes);
  numbers.forEach((number, index) => body.writeIntBE(number, index * bytes, bytes));
  return body;
}

function floats(numbers: readonly number[], bytes: 4 | 8): Buffer {
  const body = Buffer.alloc(numbers.length * bytes);
  numbers.forEach((number, index) =>
    bytes === 4 ? body.writeFloatBE(number, index * 4) : body.writeDoubleBE(number, index * 8),
  );
  return body;
}

describe('AIFF', () => {
  it.each([
    ['8', 1, 's8'],
    ['16', 2, 's16'],
    ['24', 3, 's24'],
    ['32', 4, 's32'],
  ] as const)(
    'of %s bits holds signed numbers, the highest byte first',
    (bits, width, encoding) => {
      const full = 2 ** (8 * width - 1);
      const numbers = [0, 1, -1, full / 2, full - 1, -full];
      const { format, layout, samples, issues } = read(
        aiff({ bits: Number(bits) }, bigEndian(numbers, width)),
      );
      expect(samples).toEqual(numbers.map((number) => number / full));
      expect(format).toEqual({
        container: 'aiff',
        sampleKind: 'integer',
        bitsPerSample: Number(bits),
        sampleRateHz: 44100,
        channels: 2,
        frames: 3,
        durationSeconds: 3 / 44100,
      });
      expect([layout.encoding, layout.byteOrder, issues]).toEqual([encoding, 'big', []]);
    },
  );

  it('of 20 bits holds them at the high end of three bytes', () => {
    const { format, samples } = read(aiff({ bits: 20 }, bigEndian([0x7fff_f0, -0x8000_00], 3)));
    expect(format.bitsPerSample).toBe(20);
    expect(samples).toEqual([0x7ffff / 0x80000, -1]);
  });

  it.each([8000, 11025, 44100, 48000, 96000, 192000])('has its rate in 80 bits: %i', (rate) => {
    expect(read(aiff({ sampleRateHz: rate }, Buffer.alloc(8))).format.sampleRateHz).toBe(rate);
  });
});

describe('AIFF-C', () => {
  const half = [0.5, -0.25, 0, 1];
  it.each<[string, Comm, Buffer, readonly number[]]>([
    ['NONE', { bits: 16 }, bigEndian([0x4000, -0x2000], 2), [0.5, -0.25]],
    ['twos', { bits: 24 }, bigEndian([0x400000, -0x200000], 3), [0.5, -0.25]],
    ['sowt', { bits: 16 }, Buffer.from([0, 0x40, 0, 0xe0]), [0.5, -0.25]],
    ['in24', { bits: 24 }, bigEndian([0x400000, -0x200000], 3), [0.5, -0.25]],
    ['in32', { bits: 32 }, bigEndian([0x40000000, -0x20000000], 4), [0.5, -0.25]],
    ['raw ', { bits: 8 }, Buffer.from([192, 96]), [0.5, -0.25]],
    ['fl32', { bits: 32 }, floats(half, 4), half],
    ['FL32', { bits: 32 }, floats(half, 4), half],
    ['fl64', { bits: 64 }, floats(half, 8), half],
    ['FL64', { bits: 64 }, floats(half, 8), half],
  ])('%s is read', (compression, comm, audio, expected) => {
    expect(read(aiff({ ...comm, compression }, audio)).samples).toEqual(expected);
  });

  it.each([
    ['ulaw', /µ-law/],
    ['ima4', /IMA ADPCM/],
    ['QDM2', /an encoding named "QDM2"/],
    ['__pr', /an encoding named "__pr"/],
    ['\x1b[31', /an encoding named "\?\[31"/],
  ])('%s is refused by name', (compression, says) => {
    const outcome = outcomeOf(folder, aiff({ compression }, Buffer.alloc(8)), 'a.aiff');
    expect(outcome.code).toBe('unsupported-encoding');
    expect((outcome as { issue: { message: string } }).issue.message).toMatch(says);
  });
});

describe('the parts of an AIFF file', () => {
  const audio = Buffer.from(Array.from({ length: 44_100 }, (_, index) => (index * 31) % 251));
  const frames = audio.length / 4;
  const comm = formChunk('COMM', commBody({ frames }));
  const sound = formChunk('SSND', soundBody(audio));

  it('come in any order, odd ones padded, the sound behind its offset', () => {
    const odd = formChunk('ANNO', Buffer.from('odd'));
    const late = formChunk('SSND', soundBody(audio, 6));
    for (const chunks of [
      [sound, comm],
      [odd, comm, odd, sound, odd],
      [comm, late],
    ]) {
      expect(Buffer.compare(read(form('AIFF', chunks)).audio, audio)).toBe(0);
    }
  });

  it('that count no frames are read by the size of the sound', () => {
    const uncounted = form('AIFF', [formChunk('COMM', commBody({ frames: 0 })), sound]);
    expect(read(uncounted).format.frames).toBe(frames);
  });

  it('behind the counted frames are no music', () => {
    const more = formChunk('SSND', soundBody(Buffer.concat([audio, Buffer.alloc(400, 7)])));
    expect(Buffer.compare(read(form('AIFF', [comm, more])).audio, audio)).toBe(0);
  });

  it('cut short are told as a cut WAV is, and read as far as they go', () => {
    const whole = form('AIFF', [comm, sound]);
    const cut = read(whole.subarray(0, whole.length - 20_000));
    expect(cut.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['truncated', 'error'],
    ]);
    expect(cut.format.frames).toBe(frames - 5000);
    const nearly = read(whole.subarray(0, whole.length - 40));
    expect(nearly.issues.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each<[string, Buffer, string]>([
    ['no header', form('AIFF', [sound]), 'damaged-header'],
    ['no sound', form('AIFF', [comm]), 'damaged-header'],
    ['half a header', form('AIFF', [formChunk('COMM', Buffer.alloc(9)), sound]), 'damaged-header'],
    ['six channels', aiff({ channels: 6 }, Buffer.alloc(24)), 'multichannel'],
    ['no channels', aiff({ channels: 0, frames: 1 }, Buffer.alloc(24)), 'damaged-header'],
    ['no rate', aiff({ sampleRateHz: 0 }, Buffer.alloc(24)), 'unsupported-rate'],
    ['no bits', aiff({ bits: 0, frames: 6 }, Buffer.alloc(24)), 'damaged-header'],
    ['40 bits', aiff({ bits: 40 }, Buffer.alloc(40)), 'unsupported-encoding'],
    [
      'an offset behind its end',
      form('AIFF', [comm, formChunk('SSND', Buffer.from('ffffffff00000000aaaa', 'hex'))]),
      'damaged-header',
    ],
  ])('with %s are refused', (_, bytes, code) => {
    expect(outcomeOf(folder, bytes, 'a.aiff').code).toBe(code);
  });
});
