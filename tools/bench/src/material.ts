import { createWavWriter } from '@kindred/audio-io';
import { createPlayer } from './music.js';

export interface Material {
  readonly path: string;
  readonly seconds: number;
  readonly sampleRateHz: number;
  readonly encoding: 's24' | 'f32';
  readonly seed: number;
}

const channels = 2;
/** Longer files repeat themselves, so that an hour is written in seconds. */
const lengthMaxSeconds = 240;

/** Writes a stereo file of music. */
export function writeMaterial(material: Material): void {
  const { path, seconds, sampleRateHz, encoding } = material;
  const frames = seconds * sampleRateHz;
  const bytes = musicBytes({ ...material, seconds: Math.min(seconds, lengthMaxSeconds) });
  const writer = createWavWriter(path, { sampleRateHz, channels, encoding, frames });
  try {
    for (let left = frames * frameBytes(encoding); left > 0; left -= bytes.length) {
      writer.write(bytes.subarray(0, Math.min(bytes.length, left)));
    }
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

function frameBytes(encoding: Material['encoding']): number {
  return channels * (encoding === 's24' ? 3 : 4);
}

/** Interleaved samples, as a file holds them. */
export function musicBytes(music: Omit<Material, 'path'>): Uint8Array {
  const { seconds, sampleRateHz, encoding, seed } = music;
  const frames = seconds * sampleRateHz;
  const bytes = new Uint8Array(frames * frameBytes(encoding));
  const view = new DataView(bytes.buffer);
  const play = createPlayer(sampleRateHz, seed);
  const room = { left: new Float32Array(sampleRateHz), right: new Float32Array(sampleRateHz) };
  let at = 0;
  for (let second = 0; second < seconds; second++) {
    play(room);
    for (let n = 0; n < sampleRateHz; n++) {
      for (const value of [room.left[n]!, room.right[n]!]) {
        if (encoding === 'f32') {
          view.setFloat32(at, value, true);
          at += 4;
        } else {
          const sample = Math.round(Math.max(-1, Math.min(1, value)) * 8388607);
          bytes[at++] = sample & 255;
          bytes[at++] = (sample >> 8) & 255;
          bytes[at++] = (sample >> 16) & 255;
        }
      }
    }
  }
  return bytes;
}
