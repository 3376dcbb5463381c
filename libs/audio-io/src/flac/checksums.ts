/** Of a frame's header: x^8 + x^2 + x + 1, from 0 (RFC 9639 §9.1.8). */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let at = from; at < to; at++) crc = table8[crc ^ bytes[at]!]!;
  return crc;
}

/** Of a whole frame but these two bytes: x^16 + x^15 + x^2 + 1, from 0 (RFC 9639 §9.3). */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let at = from; at < to; at++) {
    crc = ((crc << 8) & 0xffff) ^ table16[(crc >> 8) ^ bytes[at]!]!;
  }
  return crc;
}

const table8 = Uint8Array.from({ length: 256 }, (_, byte) => remainder(byte, 0x07, 8));
const table16 = Uint16Array.from({ length: 256 }, (_, byte) => remainder(byte << 8, 0x8005, 16));

function remainder(start: number, polynomial: number, bits: number): number {
  let crc = start;
  for (let bit = 0; bit < 8; bit++) {
    crc = (crc & (1 << (bits - 1))) !== 0 ? (crc << 1) ^ polynomial : crc << 1;
  }
  return crc & ((1 << bits) - 1);
}
