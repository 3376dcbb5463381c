import { fileIssue, type FileFinding } from '../file-issue.js';
import { measureExtent } from '../pcm/audio-extent.js';
import { audioFormat, sampleLayout, type HeaderReading } from '../pcm/pcm-header.js';
import { bytesAt, type ReadAt } from '../read-at.js';
import { commMaxBytes, readComm } from './comm-chunk.js';
import { walkForm } from './walk-form.js';

/** Offset and block size, before the sound in a SSND chunk. */
const soundHeaderBytes = 8;

/**
 * Reads all of an AIFF or AIFF-C file but its audio: Apple, Audio Interchange File Format 1.3 (1989)
 * and AIFF-C draft (1991). Total over all bytes, as for WAV.
 */
export function parseAiff(file: {
  readonly readAt: ReadAt;
  readonly fileBytes: number;
  /** The file as written in the release file. */
  readonly name: string;
}): HeaderReading {
  const refuse = (finding: FileFinding): HeaderReading => ({
    status: 'failed',
    issue: fileIssue(file.name, finding),
  });
  const type = String.fromCharCode(...bytesAt(file.readAt, 8, 4));
  const chunks = walkForm(file);
  const comm = chunks.find(({ id }) => id === 'COMM');
  if (comm === undefined) return refuse(broken('does not say how its samples are stored'));
  const body = bytesAt(file.readAt, comm.bodyAt, Math.min(comm.heldBytes, commMaxBytes));
  const reading = readComm(body, type === 'AIFC' ? 'AIFC' : 'AIFF');
  if (reading.status === 'failed') return refuse(reading.finding);
  const { format, frames: promisedFrames } = reading;
  const sound = chunks.find(({ id }) => id === 'SSND');
  if (sound === undefined || sound.heldBytes < soundHeaderBytes) {
    // The format lets a file without a frame leave the chunk out.
    return refuse(broken('holds no audio: no SSND chunk follows its header'));
  }
  const offset = offsetIn(bytesAt(file.readAt, sound.bodyAt, soundHeaderBytes));
  const audioAt = sound.bodyAt + soundHeaderBytes + offset;
  if (offset > sound.heldBytes - soundHeaderBytes) {
    return refuse(broken('has a header that places its audio behind its end'));
  }
  const extent = measureExtent(
    {
      // Some writers leave the count of frames at 0 and come back only for the sizes of chunks.
      declaredBytes:
        promisedFrames > 0
          ? promisedFrames * format.frameBytes
          : sound.declaredBytes - soundHeaderBytes - offset,
      heldBytes: Math.min(
        sound.heldBytes - soundHeaderBytes - offset,
        promisedFrames > 0 ? promisedFrames * format.frameBytes : Infinity,
      ),
    },
    format,
  );
  return {
    status: 'done',
    header: {
      format: audioFormat('aiff', format, extent.frames),
      layout: sampleLayout(format),
      audioAt,
      audioBytes: extent.frames * format.frameBytes,
      issues: extent.findings.map((finding) => fileIssue(file.name, finding)),
    },
  };
}

function offsetIn(header: Uint8Array): number {
  return new DataView(header.buffer, header.byteOffset, header.length).getUint32(0);
}

function broken(says: string): FileFinding {
  return { code: 'damaged-header', severity: 'error', says, fix: 'Export or copy it again.' };
}
