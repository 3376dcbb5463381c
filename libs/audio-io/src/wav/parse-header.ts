import { fileIssue, type FileFinding } from '../file-issue.js';
import { measureExtent } from '../pcm/audio-extent.js';
import {
  audioFormat,
  sampleLayout,
  type HeaderReading,
  type PcmFormat,
} from '../pcm/pcm-header.js';
import { bytesAt, type ReadAt } from '../read-at.js';
import { fmtMaxBytes, readFmt } from './fmt-chunk.js';
import { walkRiff, type Chunk } from './walk-riff.js';
import { sitsAtLowEnd } from './word-end.js';

/**
 * Reads all of a WAV file but its audio: Multimedia Programming Interface 1.0, RF64/BW64 by EBU
 * Tech 3306. Total over all bytes: a file that cannot be read right is refused by name, one that is
 * damaged gives what is there and says what is not.
 */
export function parseHeader(file: {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
  /** The file as written in the release file. */
  readonly name: string;
}): HeaderReading {
  const refuse = (finding: FileFinding): HeaderReading => ({
    status: 'failed',
    issue: fileIssue(file.name, finding),
  });
  const form = String.fromCharCode(...bytesAt(file.readAt, 0, 4));
  if (form === 'RIFX') return refuse(bigEndian);
  const chunks = walkRiff(file);
  const fmt = chunks.find(({ id }) => id === 'fmt ');
  if (fmt === undefined) return refuse(broken('does not say how its samples are stored'));
  const reading = readFmt(bytesAt(file.readAt, fmt.bodyAt, Math.min(fmt.heldBytes, fmtMaxBytes)));
  if (reading.status === 'failed') return refuse(reading.finding);
  const data = chunks.find(({ id }) => id === 'data');
  if (data === undefined) return refuse(broken('holds no audio: no data chunk follows its header'));
  const { format } = reading;
  const extent = measureExtent(data, format);
  const audio = { audioAt: data.bodyAt, audioBytes: extent.frames * format.frameBytes };
  if (sitsAtLowEnd({ ...file, ...audio, ...format })) return refuse(lowEnd(format));
  const findings = [...wideFindings(form, chunks), ...extent.findings];
  return {
    status: 'done',
    header: {
      ...audio,
      format: audioFormat('wav', format, extent.frames),
      layout: sampleLayout(format),
      issues: findings.map((finding) => fileIssue(file.name, finding)),
    },
  };
}

const bigEndian: FileFinding = {
  code: 'unsupported-encoding',
  severity: 'error',
  says: 'is a big-endian WAV (RIFX), which this version does not read',
  fix: 'Export it as a plain WAV.',
};

function broken(says: string): FileFinding {
  return { code: 'damaged-header', severity: 'error', says, fix: 'Export or copy it again.' };
}

function lowEnd({ bitsPerSample, containerBytes }: PcmFormat): FileFinding {
  return {
    code: 'unsupported-encoding',
    severity: 'error',
    says:
      `holds ${bitsPerSample}-bit samples at the low end of ${containerBytes * 8}-bit words, ` +
      'where the format puts them at the high end, so that its level is in doubt',
    fix: `Export it as plain ${bitsPerSample}-bit WAV.`,
  };
}

/** RF64 keeps its true sizes in a ds64 chunk; without it only the 32-bit ones are left. */
function wideFindings(form: string, chunks: readonly Chunk[]): FileFinding[] {
  if (form === 'RIFF' || chunks.some(({ id }) => id === 'ds64')) return [];
  return [
    {
      code: 'damaged-header',
      severity: 'warning',
      says: `is marked ${form} but lacks the chunk of sizes (ds64) that belongs to it`,
      fix: 'Compare its length with the mix; export it again if they differ.',
    },
  ];
}
