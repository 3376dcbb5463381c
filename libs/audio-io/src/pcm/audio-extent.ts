import { sayCount, sayTime } from '@kindred/records';
import type { FileFinding } from '../file-issue.js';
import type { PcmFormat } from './pcm-header.js';

export type AudioExtent = {
  /** Whole frames that the file holds. */
  readonly frames: number;
  readonly findings: readonly FileFinding[];
};

/** A run of frames: bytes that the file's header promises, null for "to the end", and those it holds. */
export type AudioBytes = {
  readonly declaredBytes: number | null;
  readonly heldBytes: number;
};

/**
 * How much music a run of frames holds, and what its header got wrong about that. A cut
 * of a few frames is mostly a writer that counted a header as audio.
 */
export function measureExtent(
  data: AudioBytes,
  format: Pick<PcmFormat, 'frameBytes' | 'sampleRateHz'>,
): AudioExtent {
  const { frameBytes, sampleRateHz } = format;
  const frames = Math.floor(data.heldBytes / frameBytes);
  const looseBytes = data.heldBytes - frames * frameBytes;
  if (data.declaredBytes === null) {
    const says =
      'does not say how long it is, as a recording piped to disk does not; ' +
      `read to its end at ${sayTime(frames / sampleRateHz)}`;
    const openEnded: FileFinding = { code: 'unknown-length', severity: 'note', says };
    const isPad = looseBytes === 1 && (frames * frameBytes) % 2 === 1;
    return {
      frames,
      findings: looseBytes && !isPad ? [openEnded, cutFrame(looseBytes)] : [openEnded],
    };
  }
  const missingFrames = data.declaredBytes / frameBytes - frames;
  if (data.declaredBytes > data.heldBytes) {
    return { frames, findings: [missingAudio({ frames, missingFrames, sampleRateHz })] };
  }
  return { frames, findings: looseBytes > 0 ? [cutFrame(looseBytes)] : [] };
}

/** Longest piece of audio that may be missing without failing the track. */
const trivialMs = 10;

/**
 * A file that ends before its header says: an error for more than 10 ms, for a track that stops early
 * is no master; a warning for less.
 */
export function missingAudio(cut: {
  readonly frames: number;
  readonly missingFrames: number;
  readonly sampleRateHz: number;
}): FileFinding {
  const { frames, missingFrames, sampleRateHz } = cut;
  const endSeconds = frames / sampleRateHz;
  const missingSeconds = missingFrames / sampleRateHz;
  const missingMs = missingSeconds * 1000;
  const end = sayTime(endSeconds);
  if (missingMs <= trivialMs) {
    const count = sayCount(Math.ceil(missingFrames), 'frame');
    return endWarning(`ends ${count} before its header says, at ${end}`);
  }
  const says =
    missingMs < 1000
      ? `ends ${Math.round(missingMs)} ms before its header says, at ${end}`
      : `ends at ${end}, its header says ${sayTime(endSeconds + missingSeconds)}`;
  return { code: 'truncated', severity: 'error', says, fix: 'Export or copy it again.' };
}

function cutFrame(looseBytes: number): FileFinding {
  return endWarning(`ends inside a frame; read without its last ${sayCount(looseBytes, 'byte')}`);
}

function endWarning(says: string): FileFinding {
  const fix = 'Listen to its end; export it again if something is missing.';
  return { code: 'truncated', severity: 'warning', says, fix };
}
