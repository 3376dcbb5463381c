import { describe, expect, it } from 'vitest';
import { chunk, ds64Body, extensibleBody, fmtBody, riff, wav } from '../../test/build-wav.js';
import type { PcmHeader } from '../pcm/pcm-header.js';
import { parseHeader } from './parse-header.js';

const audio = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 251));
const fmt = chunk('fmt ', fmtBody());
const data = chunk('data', audio);

function parse(bytes: Uint8Array) {
  return parseHeader({
    name: 'mixes/a.wav',
    fileBytes: bytes.length,
    readAt: (position, into) => {
      const part = bytes.subarray(position, position + into.length);
      into.set(part);
      return part.length;
    },
  });
}

/** The header of a file that must be read, with what it finds of the audio. */
function read(bytes: Uint8Array): PcmHeader & { found: Uint8Array; codes: string[] } {
  const reading = parse(bytes);
  if (reading.status === 'failed') throw new Error(reading.issue.message);
  const { header } = reading;
  const found = bytes.subarray(header.audioAt, header.audioAt + header.audioBytes);
  return {
    ...header,
    found,
    codes: header.issues.map(({ code, severity }) => `${severity} ${code}`),
  };
}

function refusal(bytes: Uint8Array): string {
  const reading = parse(bytes);
  if (reading.status === 'done') throw new Error('was read');
  return reading.issue.code;
}

describe('finding the audio', () => {
  it.each<[string, Buffer]>([
    ['alone', riff([fmt, data])],
    [
      'behind chunks of odd size',
      riff([chunk('junk', Buffer.alloc(7)), fmt, chunk('bext', Buffer.alloc(603)), data]),
    ],
    ['before its format', riff([data, fmt])],
    [
      'before tags, cues and a final chunk without its pad',
      riff([
        fmt,
        data,
        chunk('LIST', Buffer.alloc(26)),
        chunk('id3 ', Buffer.alloc(99), { pad: 'none' }),
      ]),
    ],
    [
      'after an odd chunk whose pad was forgotten',
      riff([fmt, chunk('LIST', Buffer.alloc(5), { pad: 'none' }), data]),
    ],
    ['after a chunk nobody knows', riff([fmt, chunk('\x00\x01zz', Buffer.alloc(12)), data])],
    ['under a RIFF size of zero', riff([fmt, data], 'RIFF', 0)],
    ['under a RIFF size past the end', riff([fmt, data], 'RIFF', 0xfffffff0)],
    [
      'in RF64',
      riff(
        [chunk('ds64', ds64Body(4000n)), fmt, chunk('data', audio, { claims: 0xffffffff })],
        'RF64',
        0xffffffff,
      ),
    ],
    ['in BW64, with its size in place', riff([chunk('ds64', ds64Body(4000n)), fmt, data], 'BW64')],
    [
      'in RF64, before more chunks',
      riff(
        [
          chunk('ds64', ds64Body(4000n)),
          fmt,
          chunk('data', audio, { claims: 0xffffffff }),
          chunk('LIST', Buffer.alloc(8)),
        ],
        'RF64',
      ),
    ],
  ])('%s', (_, bytes) => {
    const header = read(bytes);
    expect(header.issues).toEqual([]);
    expect(header.format).toMatchObject({
      container: 'wav',
      frames: 1000,
      durationSeconds: 1000 / 44100,
    });
    expect(Buffer.compare(header.found, audio)).toBe(0);
  });

  it('takes the first of two data chunks', () => {
    expect(read(riff([fmt, data, chunk('data', Buffer.alloc(8))])).format.frames).toBe(1000);
  });

  it('an empty data chunk before other chunks holds nothing, and is not a stream', () => {
    const header = read(
      riff([fmt, chunk('data', Buffer.alloc(0)), chunk('LIST', Buffer.alloc(40))]),
    );
    expect(header.format.frames).toBe(0);
    expect(header.issues).toEqual([]);
  });

  it('reads the size of another chunk past 4 GiB from the table of RF64', () => {
    const table = Buffer.alloc(12);
    table.write('bext');
    table.writeBigUInt64LE(10n, 4);
    const ds64 = Buffer.concat([ds64Body(4000n), table]);
    ds64.writeUInt32LE(1, 24);
    const bext = chunk('bext', Buffer.alloc(10), { claims: 0xffffffff });
    expect(read(riff([chunk('ds64', ds64), fmt, bext, data], 'RF64')).format.frames).toBe(1000);
  });
});

describe('a length that was left open', () => {
  it.each([0, 0xffffffff, 0x7ffff000, 0x7fffffff, 0x80000000, 0xffffffff - 36])(
    'of %i is read to the end of the file, with a note',
    (claims) => {
      const header = read(riff([fmt, chunk('data', audio, { claims })]));
      expect(header.format.frames).toBe(1000);
      expect(header.codes).toEqual(['note unknown-length']);
    },
  );

  it('is read to the end in RF64 that was never finished', () => {
    const ds64 = chunk('ds64', ds64Body(0n));
    const header = read(riff([ds64, fmt, chunk('data', audio, { claims: 0xffffffff })], 'RF64'));
    expect(header.format.frames).toBe(1000);
    expect(header.codes).toEqual(['note unknown-length']);
  });

  it('drops a frame that is cut, but not in silence', () => {
    const header = read(riff([fmt, chunk('data', audio.subarray(0, 3998), { claims: 0 })]));
    expect(header.format.frames).toBe(999);
    expect(header.codes).toEqual(['note unknown-length', 'warning truncated']);
  });

  it('knows the pad byte of an odd stream', () => {
    const mono24 = chunk('fmt ', fmtBody({ bits: 24, channels: 1 }));
    const stream = riff([mono24, chunk('data', audio.subarray(0, 999), { claims: 0xffffffff })]);
    expect(read(stream).codes).toEqual(['note unknown-length']);
    expect(read(stream).format.frames).toBe(333);
  });
});

describe('a file that ends early', () => {
  const shortened = (frames: number, heldFrames: number): Buffer => {
    const held = Buffer.alloc(heldFrames * 4);
    return riff([fmt, chunk('data', held, { claims: frames * 4 })]);
  };

  it('is an error on the track once more than 10 ms are gone, and keeps what is there', () => {
    const header = read(shortened(44100 * 302, 44100));
    expect(header.codes).toEqual(['error truncated']);
    expect(header.issues[0]?.message).toBe('mixes/a.wav ends at 0:01, its header says 5:02');
    expect(header.issues[0]?.fix).toBe('Export or copy it again.');
    expect(header.format.frames).toBe(44100);
  });

  it('is measured from 10 ms on: 441 frames at 44.1 kHz are a warning, 442 an error', () => {
    expect(read(shortened(10000, 10000 - 441)).codes).toEqual(['warning truncated']);
    expect(read(shortened(10000, 10000 - 442)).codes).toEqual(['error truncated']);
  });

  it('says how much is gone where minutes and seconds would not show it', () => {
    const [issue] = read(shortened(44100, 22050)).issues;
    expect(issue?.message).toBe('mixes/a.wav ends 500 ms before its header says, at 0:00');
  });

  it('loses a frame that is cut in two, and says so', () => {
    const header = read(riff([fmt, chunk('data', audio.subarray(0, 3998), { claims: 4000 })]));
    expect(header.format.frames).toBe(999);
    expect(header.issues[0]?.message).toBe(
      'mixes/a.wav ends 1 frame before its header says, at 0:00',
    );
  });

  it('says so as well where the header itself counts half a frame', () => {
    const header = read(riff([fmt, chunk('data', audio.subarray(0, 3999))]));
    expect(header.format.frames).toBe(999);
    expect(header.issues[0]?.message).toBe(
      'mixes/a.wav ends inside a frame; read without its last 3 bytes',
    );
  });

  it('does not blame a pad byte that is missing', () => {
    const mono24 = chunk('fmt ', fmtBody({ bits: 24, channels: 1 }));
    const bytes = riff([mono24, chunk('data', audio.subarray(0, 999), { pad: 'none' })]);
    expect(read(bytes)).toMatchObject({ codes: [], format: { frames: 333 } });
  });

  it('can end before its first frame', () => {
    const bytes = riff([fmt, chunk('data', Buffer.alloc(0), { claims: 400_000 })]);
    expect(read(bytes)).toMatchObject({ codes: ['error truncated'], format: { frames: 0 } });
  });

  it('is noticed in RF64 too', () => {
    const ds64 = chunk('ds64', ds64Body(5_000_000_000n));
    const header = read(riff([ds64, fmt, chunk('data', audio, { claims: 0xffffffff })], 'RF64'));
    expect(header.codes).toEqual(['error truncated']);
    expect(header.format.frames).toBe(1000);
  });
});

describe('samples narrower than their words', () => {
  const words = (values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => bytes.writeInt32LE(value, index * 4));
    return bytes;
  };
  const in32 = (
    values: readonly number[],
    fmtChunk = extensibleBody({ bits: 32, validBits: 24, channels: 1 }),
  ) => riff([chunk('fmt ', fmtChunk), chunk('data', words(values))]);

  it('are read at the high end of the word, where the format puts them', () => {
    const header = read(in32([0x7fffff00, -0x80000000, 0x100, -0x100, 0]));
    expect(header.layout.encoding).toBe('s32');
    expect(header.format.bitsPerSample).toBe(24);
    expect(header.issues).toEqual([]);
  });

  it.each([
    ['with their sign above them', [0x7fffff, -0x800000, 5, -3]],
    ['with zeros above them', [0x7fffff, 0xffffa0, 0x806d20]],
  ])('are refused where they sit at the low end, %s', (_, values) => {
    expect(refusal(in32(values))).toBe('unsupported-encoding');
  });

  it('are believed when they use the whole word after all', () => {
    expect(read(in32([0x7fffff01, -0x7fffff01, 3])).format.bitsPerSample).toBe(24);
  });

  it('are found at the low end however late the music starts', () => {
    const values = Array.from({ length: 60_000 }, (_, index) => (index < 40_000 ? 0 : index % 77));
    expect(refusal(in32(values))).toBe('unsupported-encoding');
  });
});

describe('what cannot be read', () => {
  it.each<[string, Buffer, string]>([
    ['no format', riff([data]), 'damaged-header'],
    ['no audio', riff([fmt]), 'damaged-header'],
    [
      'a format behind audio without an end',
      riff([chunk('data', audio, { claims: 0 }), fmt]),
      'damaged-header',
    ],
    ['nothing after the first header', riff([]), 'damaged-header'],
    [
      'a fmt chunk past the end',
      riff([chunk('fmt ', fmtBody().subarray(0, 10), { claims: 1e9 })]),
      'damaged-header',
    ],
    ['a big-endian file', riff([fmt, data], 'RIFX'), 'unsupported-encoding'],
    ['six channels', wav({ channels: 6 }, Buffer.alloc(24)), 'multichannel'],
  ])('is refused by name: %s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('warns of RF64 without its chunk of sizes, and reads it', () => {
    expect(read(riff([fmt, data], 'RF64'))).toMatchObject({
      codes: ['warning damaged-header'],
      format: { frames: 1000 },
    });
  });

  it('stops after ten thousand chunks', () => {
    const empty = chunk('junk', Buffer.alloc(0));
    const many = (count: number): Buffer =>
      Buffer.concat(Array.from({ length: count }, () => empty));
    expect(read(riff([many(9_998), fmt, data])).format.frames).toBe(1000);
    expect(refusal(riff([many(9_999), fmt, data]))).toBe('damaged-header');
  });
});
