import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, ds64Body, extensibleBody, fmtBody, riff } from '../../test/build-wav.js';
import { outcomeOf } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { parseHeader } from './parse-header.js';
import { collectTagChunks } from './tag-chunks.js';

/**
 * No bytes may crash the reader, hang it, or make it ask for memory or music that a file does not
 * hold. KINDRED_FUZZ_RUNS asks for more runs than the few thousand of every day.
 */
const numRuns = Number(process.env['KINDRED_FUZZ_RUNS'] ?? 4000);
const folder = tempFolder();

const audio = Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 89) % 256));
const info = chunk('LIST', Buffer.from('INFOINAM\x05\0\0\0Hello\0IART\x03\0\0\0You\0', 'latin1'));
const seeds: readonly Buffer[] = [
  riff([chunk('fmt ', fmtBody()), chunk('data', audio)]),
  riff([
    chunk('junk', Buffer.alloc(5)),
    chunk('fmt ', fmtBody({ bits: 24 })),
    chunk('data', audio),
    info,
  ]),
  riff([
    chunk('fmt ', extensibleBody({ bits: 32, validBits: 24, channels: 1 })),
    chunk('data', audio),
  ]),
  riff([
    chunk('fmt ', fmtBody({ tag: 3, bits: 32 })),
    chunk('fact', Buffer.alloc(4)),
    chunk('data', audio),
  ]),
  riff(
    [
      chunk('ds64', ds64Body(600n)),
      chunk('fmt ', fmtBody()),
      chunk('data', audio, { claims: 0xffffffff }),
    ],
    'RF64',
  ),
  riff([chunk('data', audio, { claims: 0 })]),
];

/**
 * The laws that hold for the header of any bytes; `asked` is what the parser read. They are asserted
 * some hundred thousand times, at which `expect` would take most of the time.
 */
function checkHeader(bytes: Uint8Array): void {
  const asked = { reads: 0, bytes: 0, largest: 0 };
  const reading = parseHeader({
    name: 'mixes/a.wav',
    fileBytes: bytes.length,
    readAt: (position, into) => {
      asked.reads += 1;
      asked.bytes += into.length;
      asked.largest = Math.max(asked.largest, into.length);
      const part = bytes.subarray(position, position + into.length);
      into.set(part);
      return part.length;
    },
  });
  assert.ok(asked.largest <= 1 << 15);
  assert.ok(asked.bytes <= 4 * bytes.length + (1 << 16));
  if (reading.status === 'failed') {
    assert.equal(reading.issue.severity, 'error');
    assert.match(reading.issue.message, /^mixes\/a\.wav [a-z]/);
    return;
  }
  const { format, layout, audioAt, audioBytes } = reading.header;
  assert.ok(audioAt + audioBytes <= bytes.length);
  assert.equal(audioBytes, format.frames * layout.frameBytes);
  assert.equal(format.durationSeconds, format.frames / format.sampleRateHz);
  assert.ok([1, 2].includes(layout.channels));
}

const mutation = fc.record({
  seed: fc.integer({ min: 0, max: seeds.length - 1 }),
  flips: fc.array(fc.tuple(fc.nat({ max: 120 }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 6,
  }),
  words: fc.array(
    fc.tuple(
      fc.nat({ max: 120 }),
      fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe),
    ),
    { maxLength: 2 },
  ),
  length: fc.option(fc.nat({ max: 700 })),
});

function mutated(m: typeof mutation extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const bytes = Buffer.from(seeds[m.seed] as Buffer);
  for (const [at, value] of m.flips) bytes[at] = value;
  for (const [at, value] of m.words) bytes.writeUInt32LE(value, at);
  return bytes.subarray(0, m.length ?? bytes.length);
}

describe('any bytes', () => {
  it('cut at every byte of the header and beyond are read or refused', () => {
    for (const seed of seeds) {
      for (let length = 0; length <= seed.length; length++) checkHeader(seed.subarray(0, length));
    }
  });

  it('with every bit of the header flipped, one by one, are read or refused', () => {
    for (const seed of seeds) {
      for (let bit = 0; bit < 110 * 8; bit++) {
        const bytes = Buffer.from(seed);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        checkHeader(bytes);
      }
    }
  });

  it('mutated are read or refused', () => {
    fc.assert(
      fc.property(mutation, (m) => checkHeader(mutated(m))),
      { numRuns },
    );
  });

  it('at random behind a true opening are read or refused', () => {
    const opening = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) =>
        checkHeader(Buffer.concat([opening, tail])),
      ),
      { numRuns },
    );
  });

  it('in a real file give all the frames they announce, or an issue', () => {
    fc.assert(
      fc.property(fc.oneof(mutation.map(mutated), fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const outcome = outcomeOf(folder, bytes);
        if (!('audio' in outcome)) return;
        expect(outcome.audio.length).toBe(outcome.format.frames * outcome.layout.frameBytes);
      }),
      { numRuns: numRuns / 8 },
    );
  });

  it('give tags of no more than their own size', () => {
    fc.assert(
      fc.property(mutation, (m) => {
        const bytes = mutated(m);
        const readAt = (position: number, into: Uint8Array): number => {
          const part = bytes.subarray(position, position + into.length);
          into.set(part);
          return part.length;
        };
        const waves = collectTagChunks({ readAt, fileBytes: bytes.length });
        const total = waves.reduce((sum, wave) => sum + wave.length, 0);
        expect(total).toBeLessThanOrEqual(bytes.length + waves.length * 64);
      }),
      { numRuns },
    );
  });
});
