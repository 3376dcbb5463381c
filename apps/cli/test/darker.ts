import { headerBytes } from './wav-bytes.js';

/** 24-bit stereo through a one-pole low-pass from about 4 kHz. */
export function darker(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  const kept = [0, 0];
  for (let at = headerBytes, index = 0; at + 3 <= bytes.length; at += 3, index++) {
    const channel = index % 2;
    kept[channel] = 0.55 * kept[channel]! + 0.45 * bytes.readIntLE(at, 3);
    out.writeIntLE(Math.round(kept[channel]!), at, 3);
  }
  return out;
}
