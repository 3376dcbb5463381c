/** CRC-16 of the LAME tag: polynomial 0x8005, bits reflected, from 0 (as "CRC-16/ARC"). */
export function crc16(bytes: Uint8Array, from = 0): number {
  let crc = from;
  for (let i = 0; i < bytes.length; i++) crc = (crc >> 8) ^ table[(crc ^ bytes[i]!) & 0xff]!;
  return crc;
}

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});
