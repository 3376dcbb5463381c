import { closeSync, fstatSync } from 'node:fs';
import type { Issue, SampleLayout } from '@kindred/records';
import { FileFault, readFault } from '../file-fault.js';
import { fileIssue } from '../file-issue.js';
import { openFile, refusal } from '../open-file.js';
import { readAtOf } from '../read-at.js';
import { recogniseFile } from '../recognise.js';
import { sampleBytes, type PackedAudio, type PackedBlock } from './packed-audio.js';
import { packedKinds } from './packed-kinds.js';

/** A compressed file that is decoded as it is read. */
export type PackedSource = {
  readonly format: PackedAudio['format'];
  /** Of the bytes that `blocks` gives. */
  readonly layout: SampleLayout;
  /**
   * Whole frames, once, from front to back; the bytes hold until the next block is asked for. What
   * is wrong with the file comes last. Throws FileFault when the disk fails.
   */
  blocks(): AsyncGenerator<PackedBlock, readonly Issue[], void>;
  /** Frees the file. May be called twice. */
  close(): void;
};

export type OpenedPacked =
  | { readonly status: 'done'; readonly source: PackedSource }
  | { readonly status: 'failed'; readonly issue: Issue };

/**
 * Opens a FLAC, MP3 or Ogg Vorbis file for one pass that leaves nothing on disk. FLAC comes as exact
 * integers, the others as floats, without what their encoder added at both ends.
 */
export async function openPacked(path: string, name: string): Promise<OpenedPacked> {
  let fd: number | null = null;
  const close = (): void => {
    if (fd !== null) closeSync(fd);
    fd = null;
  };
  try {
    fd = openFile(path, name);
    const readAt = readAtOf(fd);
    const contents = recogniseFile(readAt);
    const kind = packedKinds[contents.kind];
    if (kind === undefined || !('from' in contents)) throw refusal(name, notPacked);
    const file = { readAt, fileBytes: fstatSync(fd).size, from: contents.from };
    const reading = await kind.open(file);
    if (reading.status === 'failed') throw new FileFault(fileIssue(name, reading.finding));
    const { format, encoding, blocks } = reading.audio;
    const { channels, sampleRateHz } = format;
    const frameBytes = sampleBytes[encoding] * channels;
    return {
      status: 'done',
      source: {
        format,
        layout: { encoding, byteOrder: 'little', channels, frameBytes, sampleRateHz },
        blocks: () => namedBlocks(blocks(), name),
        close,
      },
    };
  } catch (error) {
    close();
    const fault = error instanceof FileFault ? error : readFault(error, name);
    return { status: 'failed', issue: fault.issue };
  }
}

async function* namedBlocks(
  blocks: ReturnType<PackedAudio['blocks']>,
  name: string,
): AsyncGenerator<PackedBlock, readonly Issue[], void> {
  try {
    const findings = yield* blocks;
    return findings.map((finding) => fileIssue(name, finding));
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, name);
  }
}

const notPacked = {
  code: 'not-audio',
  says: 'is no FLAC, MP3 or Ogg Vorbis file',
  fix: 'Export or copy it again.',
};
