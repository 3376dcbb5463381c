import { bytesAt, type ReadAt } from '../read-at.js';

/**
 * Whether samples narrower than their words sit at the low end of the words, against the format,
 * which puts them at the high end over zero bits (WAVEFORMATEXTENSIBLE, wValidBitsPerSample). Looks
 * at up to 128 KiB spread over the audio: low-end samples use low bits that should be zero, and
 * leave the top of every word to zeros or to their sign.
 */
export function sitsAtLowEnd(audio: {
  readonly readAt: ReadAt;
  readonly audioAt: number;
  readonly audioBytes: number;
  readonly containerBytes: number;
  readonly bitsPerSample: number;
}): boolean {
  const { containerBytes, bitsPerSample } = audio;
  const paddingBits = containerBytes * 8 - bitsPerSample;
  if (paddingBits === 0 || containerBytes === 1) return false;
  const paddingMask = (1 << paddingBits) - 1;
  const words = Math.floor(audio.audioBytes / containerBytes);
  const stepWords = Math.max(probeWords, Math.ceil(words / probes));
  let usesLowBits = false;
  for (let word = 0; word < words; word += stepWords) {
    const length = Math.min(probeWords, words - word) * containerBytes;
    const bytes = bytesAt(audio.readAt, audio.audioAt + word * containerBytes, length);
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + containerBytes <= block.length; at += containerBytes) {
      const value = block.readIntLE(at, containerBytes);
      if ((value & paddingMask) !== 0) usesLowBits = true;
      const above = value >> bitsPerSample;
      if (above !== 0 && above !== -1) return false;
    }
  }
  return usesLowBits;
}

const probes = 8;
const probeWords = 4096;
