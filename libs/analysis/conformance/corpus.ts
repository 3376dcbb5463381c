import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real music for tests that need it: the folder with ep-electronic/ and ep-metal/ of WAV files. */
const folder = process.env['KINDRED_CORPUS_WAV'];

export interface CorpusTrack {
  readonly name: string;
  readonly sampleRateHz: number;
  readonly channels: readonly Float32Array[];
}

/** Paths by name; empty, and said aloud, where the corpus is not at hand. */
export function corpusTracks(): ReadonlyMap<string, string> {
  const tracks = new Map<string, string>();
  if (!folder || !existsSync(folder)) {
    console.warn('SKIPPED, real music: KINDRED_CORPUS_WAV names no folder of WAV files');
    return tracks;
  }
  for (const album of ['ep-electronic', 'ep-metal']) {
    for (const file of readdirSync(join(folder, album)).sort()) {
      if (file.endsWith('.wav')) tracks.set(`${album}/${file}`, join(folder, album, file));
    }
  }
  return tracks;
}

/** Reads 24-bit integers and 32-bit floats, which is what the corpus holds. */
export function readTrack(name: string, path: string): CorpusTrack {
  const bytes = readFileSync(path);
  let at = 12;
  let format = 0;
  while (bytes.toString('latin1', at, at + 4) !== 'data') {
    if (bytes.toString('latin1', at, at + 4) === 'fmt ') format = at + 8;
    at += 8 + bytes.readUInt32LE(at + 4);
  }
  const channelCount = bytes.readUInt16LE(format + 2);
  const width = bytes.readUInt16LE(format + 14) / 8;
  const frames = Math.floor((bytes.length - at - 8) / width / channelCount);
  const channels = Array.from({ length: channelCount }, (_, channel) => {
    const samples = new Float32Array(frames);
    let place = at + 8 + channel * width;
    for (let n = 0; n < frames; n++, place += width * channelCount) {
      samples[n] = width === 4 ? bytes.readFloatLE(place) : bytes.readIntLE(place, 3) / 8388608;
    }
    return samples;
  });
  return { name, sampleRateHz: bytes.readUInt32LE(format + 4), channels };
}
