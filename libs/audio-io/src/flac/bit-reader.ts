/**
 * Bits from the front of bytes, the highest of each byte first. Reading past the end gives zeros, and
 * `isOver` tells it: frames are checked once, when they were read.
 */
export class BitReader {
  /** Next bit, counted from the first of `bytes`. */
  at: number;
  readonly #view: DataView;
  readonly #endBit: number;

  /** @param bytes with at least `tailBytes` of zeros behind `end` */
  constructor(bytes: Uint8Array, from: number, end: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = from * 8;
    this.#endBit = end * 8;
  }

  get isOver(): boolean {
    return this.at > this.#endBit;
  }

  /** The next 32 bits as a signed integer, without going on. */
  peek32(): number {
    const { at } = this;
    if (at > this.#endBit) return 0;
    const byte = at >>> 3;
    const shift = at & 7;
    const word = this.#view.getInt32(byte);
    return shift === 0 ? word : (word << shift) | (this.#view.getUint8(byte + 4) >>> (8 - shift));
  }

  /** 0 to 32 bits as an unsigned integer. */
  unsigned(bits: number): number {
    if (bits === 0) return 0;
    const value = this.peek32() >>> (32 - bits);
    this.at += bits;
    return value;
  }

  /** 1 to 33 bits in two's complement. */
  signed(bits: number): number {
    if (bits <= 32) {
      const value = this.peek32() >> (32 - bits);
      this.at += bits;
      return value;
    }
    const high = this.signed(bits - 16);
    return high * 65536 + this.unsigned(16);
  }

  /** Zeros before the next one, which is read too. */
  unary(): number {
    let zeros = 0;
    for (;;) {
      const word = this.peek32();
      if (word !== 0) {
        const more = Math.clz32(word);
        this.at += more + 1;
        return zeros + more;
      }
      zeros += 32;
      this.at += 32;
      if (this.isOver) return zeros;
    }
  }

  /**
   * `count` numbers coded by Rice with `parameter` low bits each, alternating in sign from 0: 0, −1, 1,
   * −2 … (RFC 9639 §9.2.7.2).
   */
  rice(into: Float64Array, from: number, count: number, parameter: number): void {
    const view = this.#view;
    const endBit = this.#endBit;
    const scale = 2 ** parameter;
    const end = from + count;
    let at = this.at;
    for (let i = from; i < end; i++) {
      if (at > endBit) break;
      const byte = at >>> 3;
      const shift = at & 7;
      const word = (view.getInt32(byte) << shift) | ((view.getUint8(byte + 4) << shift) >>> 8);
      const zeros = Math.clz32(word);
      const used = zeros + 1 + parameter;
      if (used <= 32 && parameter <= 24) {
        const low = parameter === 0 ? 0 : (word << (zeros + 1)) >>> (32 - parameter);
        const folded = (zeros << parameter) | low;
        into[i] = (folded >>> 1) ^ -(folded & 1);
        at += used;
      } else {
        this.at = at;
        const folded = this.unary() * scale + this.unsigned(parameter);
        into[i] = folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
        at = this.at;
      }
    }
    this.at = at;
  }
}

/** Zeros that a reader may look at behind the end of its bytes. */
export const tailBytes = 8;
