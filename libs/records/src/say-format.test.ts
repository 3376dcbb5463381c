import { expect, it } from 'vitest';
import type { AudioFormat } from './measurement.js';
import { sayFormat } from './say-format.js';

const wav: AudioFormat = {
  container: 'wav',
  sampleKind: 'integer',
  bitsPerSample: 24,
  sampleRateHz: 44100,
  channels: 2,
  frames: 1,
  durationSeconds: 1 / 44100,
};

it('says what a file is; a lossy one has no bits', () => {
  expect(sayFormat(wav)).toBe('WAV 24-bit, 44.1 kHz, stereo');
  expect(sayFormat({ ...wav, container: 'aiff', sampleKind: 'float', channels: 1 })).toBe(
    'AIFF 24-bit float, 44.1 kHz, mono',
  );
  expect(sayFormat({ ...wav, container: 'flac', sampleRateHz: 96000 })).toBe(
    'FLAC 24-bit, 96 kHz, stereo',
  );
  expect(sayFormat({ ...wav, container: 'mp3', bitsPerSample: null })).toBe(
    'MP3, 44.1 kHz, stereo',
  );
  expect(sayFormat({ ...wav, container: 'ogg', bitsPerSample: null })).toBe(
    'Ogg Vorbis, 44.1 kHz, stereo',
  );
});
