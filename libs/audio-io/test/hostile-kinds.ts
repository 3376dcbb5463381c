import assert from 'node:assert/strict';
import { parseAiff } from '../src/aiff/parse-aiff.js';
import type { ReadAt } from '../src/read-at.js';
import { packedKinds } from '../src/unpack/packed-kinds.js';
import { crc16, crc8 } from '../src/flac/checksums.js';
import { pageChecksum } from '../src/ogg/walk-pages.js';
import { aiff, commBody, form, formChunk, soundBody } from './build-aiff.js';
import { flac, vorbisComment, type Block } from './build-flac.js';
import { id3Tag } from './build-id3.js';
import { infoFrame, mp3Of, oggOf, toneOf } from './lossy-files.js';

/** A whole file of some kind, to be damaged. */
export type Seed = {
  readonly name: string;
  readonly kind: 'aiff' | 'flac' | 'mp3' | 'ogg';
  readonly bytes: Buffer;
  /** Bytes up to where its audio begins. */
  readonly headerBytes: number;
  /** Puts checksums right again, so that damage gets past them; left out: it has none. */
  readonly repair?: (bytes: Buffer) => void;
};

export async function seedsOfKinds(): Promise<readonly Seed[]> {
  const planes = toneOf(6000, 2);
  const music = await mp3Of({ planes });
  const note = infoFrame({ frames: 7, delayFrames: 576, paddingFrames: 1000 });
  const tag = id3Tag({ TIT2: 'Ignition' });
  const ogg = await oggOf({ planes });
  const mono = await oggOf({ planes: toneOf(3000, 1) });
  return [
    ...aiffSeeds(),
    ...flacSeeds(),
    { name: 'MP3', kind: 'mp3', bytes: music, headerBytes: 64 },
    {
      name: 'MP3 with notes',
      kind: 'mp3',
      bytes: Buffer.concat([tag, note, music]),
      headerBytes: 160,
    },
    { name: 'Ogg', kind: 'ogg', bytes: ogg, headerBytes: 3000, repair: repairOgg(ogg) },
    { name: 'Ogg in mono', kind: 'ogg', bytes: mono, headerBytes: 200, repair: repairOgg(mono) },
  ];
}

function aiffSeeds(): Seed[] {
  const audio = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 89) % 256));
  const parts = [
    formChunk('FVER', Buffer.alloc(4)),
    formChunk('NAME', Buffer.from('odd')),
    formChunk('SSND', soundBody(audio, 4)),
    formChunk('COMM', commBody({ frames: 100, bits: 24, compression: 'sowt' })),
  ];
  return [
    { name: 'AIFF', kind: 'aiff', bytes: aiff({}, audio), headerBytes: 60 },
    { name: 'AIFF-C', kind: 'aiff', bytes: form('AIFC', parts), headerBytes: 700 },
  ];
}

function flacSeeds(): Seed[] {
  const wave = (step: number): number[] =>
    Array.from({ length: 64 }, (_, i) => Math.round(900 * Math.sin(i / step)));
  const channels = [wave(5), wave(7)];
  const blocks: Block[] = [
    { channels, stereo: 'mid-side', subframe: { kind: 'fixed', order: 2, parameters: [5, 'raw'] } },
    {
      channels,
      subframe: { kind: 'linear', coefficients: [1900, -950], shift: 10, parameters: [7] },
    },
    {
      channels: [channels[0]!.fill(7), wave(9)],
      stereo: 'side-right',
      subframe: { kind: 'verbatim' },
    },
  ];
  const whole = { bitsPerSample: 16, blocks, metadata: [vorbisComment(['TITLE=Ignition'])] };
  const named = flac(whole);
  const open = flac({ ...whole, without: 'frames' });
  const start = named.indexOf(Buffer.from('fff8', 'hex'));
  return [
    { name: 'FLAC', kind: 'flac', bytes: named, headerBytes: start + 8, repair: repairFlac(named) },
    {
      name: 'FLAC of open length',
      kind: 'flac',
      bytes: open,
      headerBytes: 42,
      repair: repairFlac(open),
    },
  ];
}

/** Of the frames as they lie in `whole`, each behind its sync code and seven bytes of header. */
function repairFlac(whole: Buffer): (bytes: Buffer) => void {
  const starts: number[] = [];
  for (let at = 0; at >= 0;) {
    at = whole.indexOf(Buffer.from('fff8', 'hex'), at + 1);
    if (at >= 0 && crc8(whole, at, at + 7) === whole[at + 7]) starts.push(at);
  }
  return (bytes) => {
    starts.forEach((start, index) => {
      const end = Math.min(bytes.length, starts[index + 1] ?? whole.length);
      if (end < start + 10) return;
      bytes[start + 7] = crc8(bytes, start, start + 7);
      bytes.writeUInt16BE(crc16(bytes, start, end - 2), end - 2);
    });
  };
}

function repairOgg(whole: Buffer): (bytes: Buffer) => void {
  const starts: number[] = [];
  for (let at = whole.indexOf('OggS'); at >= 0; at = whole.indexOf('OggS', at + 1)) starts.push(at);
  return (bytes) => {
    starts.forEach((start, index) => {
      const end = Math.min(bytes.length, starts[index + 1] ?? whole.length);
      if (end >= start + 27)
        bytes.writeUInt32LE(pageChecksum(bytes.subarray(start, end)), start + 22);
    });
  };
}

/** What became of bytes: asserted, whatever they are. */
export type Fate = 'refused' | 'damaged' | 'read';

/**
 * The laws that hold for any bytes: nothing is thrown, what is given are whole frames, and no read asks
 * for much more than there is.
 */
export async function fateOf(kind: Seed['kind'], bytes: Buffer): Promise<Fate> {
  const readAt: ReadAt = (position, into) => {
    assert.ok(
      into.length <= Math.max(bytes.length, 1 << 20),
      'memory for more than the file holds',
    );
    const part = bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
  if (kind === 'aiff') {
    const reading = parseAiff({ readAt, fileBytes: bytes.length, name: 'a' });
    if (reading.status === 'failed') return 'refused';
    const { format, layout, audioAt, audioBytes } = reading.header;
    assert.ok(audioAt + audioBytes <= bytes.length);
    assert.equal(audioBytes, format.frames * layout.frameBytes);
    return reading.header.issues.length > 0 ? 'damaged' : 'read';
  }
  const reading = await packedKinds[kind]!.open({ readAt, fileBytes: bytes.length, from: 0 });
  if (reading.status === 'failed') {
    assert.equal(reading.finding.severity, 'error');
    return 'refused';
  }
  const { format, encoding, blocks } = reading.audio;
  const width = { u8: 1, s8: 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 }[encoding];
  const frameBytes = width * format.channels;
  assert.ok(format.channels === 1 || format.channels === 2);
  const given = blocks();
  let next = await given.next();
  for (; !next.done; next = await given.next()) {
    assert.equal(next.value.bytes.length % frameBytes, 0);
    assert.ok(next.value.bytes.length <= 16 << 20);
    assert.ok(next.value.done >= 0 && next.value.done <= 1);
  }
  return next.value.some(({ severity }) => severity === 'error') ? 'damaged' : 'read';
}

/** Random damage of a seed: bytes set, words that are sizes, a piece moved, an end cut off. */
export function mutated(seed: Seed, random: () => number): Buffer {
  const below = (count: number): number => Math.floor(random() * count);
  const bytes = Buffer.from(seed.bytes);
  // Headers say how the rest is read: half of the damage is there.
  const place = (): number => below(random() < 0.5 ? seed.headerBytes : bytes.length);
  for (let flips = below(6); flips >= 0; flips--) bytes[place()] = below(256);
  if (random() < 0.3) bytes.writeUInt32BE(words[below(words.length)]!, below(bytes.length - 4));
  if (random() < 0.1) bytes.copyWithin(place(), place(), bytes.length);
  if (random() < 0.7) seed.repair?.(bytes);
  return random() < 0.3 ? bytes.subarray(0, below(bytes.length)) : bytes;
}

const words = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, 0x00ffffff];
