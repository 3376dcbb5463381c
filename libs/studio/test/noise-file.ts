import { createWavWriter } from '@kindred/audio-io';

const sampleRateHz = 48000;

/** Writes stereo noise from a seed as a 16-bit WAV: files of one length, and of different bytes. */
export function writeNoise(path: string, { seed, seconds = 0.5 }: NoiseFile): void {
  const frames = seconds * sampleRateHz;
  const bytes = Buffer.alloc(frames * 4);
  let state = seed;
  for (let at = 0; at < bytes.length; at += 2) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeInt16LE((state >>> 17) - 16384, at);
  }
  const writer = createWavWriter(path, { sampleRateHz, channels: 2, encoding: 's16', frames });
  writer.write(bytes);
  writer.finish();
}

export interface NoiseFile {
  readonly seed: number;
  readonly seconds?: number;
}
