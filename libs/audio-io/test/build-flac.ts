import { createHash } from 'node:crypto';
import { crc16, crc8 } from '../src/flac/checksums.js';

/** Writes FLAC bit by bit, so that a test says which way a sample goes (RFC 9639). */

class Bits {
  readonly #bits: number[] = [];

  put(value: number | bigint, count: number): void {
    const whole = BigInt.asUintN(count, BigInt(value));
    for (let bit = count - 1; bit >= 0; bit--) this.#bits.push(Number((whole >> BigInt(bit)) & 1n));
  }

  unary(zeros: number): void {
    for (let i = 0; i < zeros; i++) this.#bits.push(0);
    this.#bits.push(1);
  }

  bytes(): Uint8Array {
    while (this.#bits.length % 8 !== 0) this.#bits.push(0);
    const bytes = new Uint8Array(this.#bits.length / 8);
    this.#bits.forEach((bit, at) => (bytes[at >> 3]! |= bit << (7 - (at & 7))));
    return bytes;
  }
}

/** How a channel is coded; `parameters` are of Rice, a number for each partition, 'raw' for none. */
export type Subframe = {
  readonly kind: 'constant' | 'verbatim' | 'fixed' | 'linear';
  readonly order?: number;
  readonly coefficients?: readonly number[];
  readonly shift?: number;
  readonly parameters?: readonly (number | 'raw')[];
  readonly wastedBits?: number;
};

export type Stereo = 'none' | 'left-side' | 'side-right' | 'mid-side';

export type Block = {
  /** Whole numbers, a row for each channel. */
  readonly channels: readonly (readonly number[])[];
  readonly subframe: Subframe;
  readonly stereo?: Stereo;
};

/** At 44.1 kHz. */
export type Flac = {
  readonly bitsPerSample: number;
  readonly blocks: readonly Block[];
  /** Left out of the header: the number of frames, or the checksum of the samples. */
  readonly without?: 'frames' | 'md5';
  /** Blocks of metadata behind the first, by type. */
  readonly metadata?: readonly { readonly type: number; readonly body: Uint8Array }[];
};

/** A VORBIS_COMMENT block (RFC 9639 §8.6). */
export function vorbisComment(comments: readonly string[]): { type: number; body: Buffer } {
  const sized = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return Buffer.concat([size, bytes]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(comments.length);
  return { type: 4, body: Buffer.concat([sized('test'), count, ...comments.map(sized)]) };
}

export function flac(content: Flac): Buffer {
  const { bitsPerSample, blocks, without, metadata = [] } = content;
  const channels = blocks[0]!.channels.length;
  const frames = blocks.reduce((sum, block) => sum + block.channels[0]!.length, 0);
  const header = new Bits();
  header.put(0x664c6143, 32);
  header.put(metadata.length === 0 ? 0x80 : 0, 8);
  header.put(34, 24);
  header.put(16, 16);
  header.put(65535, 16);
  header.put(0, 48);
  header.put(44100, 20);
  header.put(channels - 1, 3);
  header.put(bitsPerSample - 1, 5);
  header.put(without === 'frames' ? 0 : frames, 36);
  const md5 = without === 'md5' ? Buffer.alloc(16) : md5Of(blocks, bitsPerSample);
  const parts = blocks.map((block, index) => frameOf(block, { index, bitsPerSample }));
  const more = metadata.map(({ type, body }, index) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(type * 2 ** 24 + body.length);
    if (index === metadata.length - 1) head[0]! |= 0x80;
    return Buffer.concat([head, body]);
  });
  return Buffer.concat([header.bytes(), md5, ...more, ...parts]);
}

function md5Of(blocks: readonly Block[], bitsPerSample: number): Buffer {
  const width = Math.ceil(bitsPerSample / 8);
  const hash = createHash('md5');
  for (const { channels } of blocks) {
    const bytes = Buffer.alloc(channels.length * channels[0]!.length * width);
    channels.forEach((samples, c) =>
      samples.forEach((sample, i) =>
        bytes.writeIntLE(sample, (i * channels.length + c) * width, width),
      ),
    );
    hash.update(bytes);
  }
  return hash.digest();
}

function frameOf(
  { channels, subframe, stereo = 'none' }: Block,
  { index, bitsPerSample }: { readonly index: number; readonly bitsPerSample: number },
): Buffer {
  const count = channels[0]!.length;
  const stereoCode = { none: channels.length - 1, 'left-side': 8, 'side-right': 9, 'mid-side': 10 };
  const head = new Bits();
  head.put(0b11111111111110, 14);
  head.put(0, 2);
  head.put(7, 4);
  head.put(9, 4);
  head.put(stereoCode[stereo], 4);
  head.put(depthCodes[bitsPerSample] ?? 0, 3);
  head.put(0, 1);
  if (index < 128) head.put(index, 8);
  else head.put(0xc080 | ((index >> 6) << 8) | (index & 63), 16);
  head.put(count - 1, 16);
  const headBytes = head.bytes();
  const body = new Bits();
  joined(channels, stereo).forEach((samples, c) => {
    const isSide = stereo !== 'none' && c === (stereo === 'side-right' ? 0 : 1);
    putSubframe(body, samples, { ...subframe, depth: bitsPerSample + (isSide ? 1 : 0) });
  });
  const start = Buffer.concat([headBytes, Uint8Array.of(crc8(headBytes, 0, headBytes.length))]);
  const frame = Buffer.concat([start, body.bytes()]);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16BE(crc16(frame, 0, frame.length));
  return Buffer.concat([frame, checksum]);
}

/** Of other depths the header of the file speaks alone. */
const depthCodes: Readonly<Record<number, number>> = { 8: 1, 12: 2, 16: 4, 20: 5, 24: 6, 32: 7 };

function joined(channels: readonly (readonly number[])[], stereo: Stereo) {
  const [left, right] = channels;
  if (stereo === 'none' || !left || !right) return channels;
  const side = left.map((sample, i) => sample - right[i]!);
  if (stereo === 'left-side') return [left, side];
  if (stereo === 'side-right') return [side, right];
  return [left.map((sample, i) => Math.floor((sample + right[i]!) / 2)), side];
}

function putSubframe(
  bits: Bits,
  samples: readonly number[],
  options: Subframe & { readonly depth: number },
): void {
  const { kind, order = 0, coefficients = [], shift = 0, wastedBits = 0 } = options;
  const { parameters = [0], depth } = options;
  const width = depth - wastedBits;
  const scaled = samples.map((sample) => sample / 2 ** wastedBits);
  const predictor = kind === 'fixed' ? fixed[order]! : coefficients;
  const type = { constant: 0, verbatim: 1, fixed: 8 + order, linear: 31 + predictor.length };
  bits.put(type[kind], 7);
  bits.put(wastedBits > 0 ? 1 : 0, 1);
  if (wastedBits > 0) bits.unary(wastedBits - 1);
  if (kind === 'constant') return bits.put(scaled[0]!, width);
  if (kind === 'verbatim') return scaled.forEach((sample) => bits.put(sample, width));
  for (let i = 0; i < predictor.length; i++) bits.put(scaled[i]!, width);
  if (kind === 'linear') {
    bits.put(14, 4);
    bits.put(shift, 5);
    for (const coefficient of predictor) bits.put(coefficient, 15);
  }
  const residual = scaled.map((sample, i) => {
    const sum = predictor.reduce(
      (total, c, j) => total + BigInt(c) * BigInt(scaled[i - 1 - j] ?? 0),
      0n,
    );
    return sample - Number(sum >> BigInt(shift));
  });
  bits.put(1, 2);
  bits.put(Math.log2(parameters.length), 4);
  const length = samples.length / parameters.length;
  parameters.forEach((parameter, partition) => {
    const from = partition === 0 ? predictor.length : partition * length;
    const part = residual.slice(from, (partition + 1) * length);
    bits.put(parameter === 'raw' ? 31 : parameter, 5);
    if (parameter === 'raw') bits.put(31, 5);
    for (const value of part) {
      if (parameter === 'raw') bits.put(value, 31);
      else {
        const folded = value < 0 ? -2 * value - 1 : 2 * value;
        bits.unary(Math.floor(folded / 2 ** parameter));
        bits.put(folded % 2 ** parameter, parameter);
      }
    }
  });
}

const fixed: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];
