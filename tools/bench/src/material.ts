import { createWavWriter } from '@kindred/audio-io';

export interface Material {
  readonly path: string;
  readonly seconds: number;
  readonly sampleRateHz: number;
  readonly seed: number;
}

const blockFrames = 8192;
const channels = 2;
const bytesPerSample = 3;

/**
 * Writes a 24-bit stereo file that costs what music costs: a chord, a kick, noise that stands for
 * cymbals, in sections of different level, with peaks near full scale.
 */
export function writeMaterial({ path, seconds, sampleRateHz, seed }: Material): void {
  const frames = Math.round(seconds * sampleRateHz);
  const writer = createWavWriter(path, { sampleRateHz, channels, encoding: 's24', frames });
  const bytes = new Uint8Array(blockFrames * channels * bytesPerSample);
  const nextBlock = createMusic(sampleRateHz, seed);
  try {
    for (let first = 0; first < frames; first += blockFrames) {
      const count = Math.min(blockFrames, frames - first);
      nextBlock(bytes, { first, count });
      writer.write(bytes.subarray(0, count * channels * bytesPerSample));
    }
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Fills block after block; the noise runs on from one to the next. */
function createMusic(sampleRateHz: number, seed: number) {
  let noise = seed | 1;
  return (bytes: Uint8Array, { first, count }: { first: number; count: number }): void => {
    let at = 0;
    for (let frame = first; frame < first + count; frame++) {
      const time = frame / sampleRateHz;
      const section = Math.floor(time / 15) % 3 === 0 ? 0.3 : 1;
      const beat = (time * 2) % 1;
      const kick = Math.exp(-beat * 14) * Math.sin(time * 345);
      const chord = Math.sin(time * 1382) + Math.sin(time * 1742) + Math.sin(time * 2072);
      for (let channel = 0; channel < channels; channel++) {
        noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
        const hat = Math.exp(-((time * 4) % 1) * 30) * (noise / 2 ** 31);
        const value = section * (0.55 * kick + 0.11 * chord + 0.2 * hat);
        const sample = Math.round(Math.max(-1, Math.min(1, value)) * 8388607);
        bytes[at++] = sample & 255;
        bytes[at++] = (sample >> 8) & 255;
        bytes[at++] = (sample >> 16) & 255;
      }
    }
  };
}
