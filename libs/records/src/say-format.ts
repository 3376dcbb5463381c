import { sayRate } from './figures.js';
import type { AudioFormat } from './measurement.js';

const kinds: Readonly<Record<AudioFormat['container'], string>> = {
  wav: 'WAV',
  aiff: 'AIFF',
  flac: 'FLAC',
  mp3: 'MP3',
  ogg: 'Ogg Vorbis',
};

/** "WAV 24-bit, 44.1 kHz, stereo"; a lossy file has no bits: "MP3, 44.1 kHz, stereo". */
export function sayFormat(format: AudioFormat): string {
  const { container, sampleKind, bitsPerSample, sampleRateHz, channels } = format;
  const bits =
    bitsPerSample === null ? '' : ` ${bitsPerSample}-bit${sampleKind === 'float' ? ' float' : ''}`;
  const width = channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`;
  return `${kinds[container]}${bits}, ${sayRate(sampleRateHz)}, ${width}`;
}
