import type { FileFinding } from '../file-issue.js';
import type { Contents } from '../recognise.js';
import type { PackedFile, PackedReading } from './packed-audio.js';

/** A kind of compressed file. */
export type PackedKind = {
  readonly open: (file: PackedFile) => Promise<PackedReading>;
  /** What is to be said of every file of this kind. */
  readonly findings: readonly FileFinding[];
};

/** Decoders are loaded with the first file that needs them. */
export const packedKinds: Partial<Record<Contents['kind'], PackedKind>> = {
  flac: {
    open: async (file) => (await import('../flac/flac-audio.js')).openFlac(file),
    findings: [],
  },
  mp3: {
    open: async (file) => (await import('../mp3/mp3-audio.js')).openMp3(file),
    findings: [lossy('an MP3')],
  },
  ogg: {
    open: async (file) => (await import('../ogg/vorbis-audio.js')).openVorbis(file),
    findings: [lossy('Ogg Vorbis')],
  },
};

function lossy(what: string): FileFinding {
  return {
    code: 'lossy-source',
    severity: 'warning',
    says: `is ${what}, a lossy file: what its encoder took away can't be brought back`,
    fix: 'Ask for the WAV.',
  };
}
