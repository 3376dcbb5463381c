import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { AudioFormat, Issue, SampleLayout } from '@kindred/records';
import { attempt, FileFault, readFault, writeFault } from '../file-fault.js';
import { fileIssue, type FileFinding } from '../file-issue.js';
import { hashFile } from '../hash-file.js';
import { changed, openFile } from '../open-file.js';
import { readAtOf } from '../read-at.js';
import { recogniseFile } from '../recognise.js';
import { sampleBytes } from './packed-audio.js';
import { packedKinds, type PackedKind } from './packed-kinds.js';

/** The audio of a compressed file, as plain samples in a file of its own. */
export type UnpackedAudio = {
  /** Interleaved little-endian samples and nothing else. */
  readonly path: string;
  readonly layout: SampleLayout;
  /** Of the compressed file, as are the others. */
  readonly format: AudioFormat;
  readonly sha256: string;
  /** None is an error: a damaged file is not unpacked. */
  readonly issues: readonly Issue[];
};

export type Unpacking =
  /** Nothing to unpack: `openAudio` reads the file as it is, or says why not. */
  | { readonly status: 'plain' }
  | { readonly status: 'done'; readonly unpacked: UnpackedAudio }
  | { readonly status: 'failed'; readonly issue: Issue }
  | { readonly status: 'cancelled' };

export type UnpackOptions = {
  /** The file as written in the release file; issues call it so. */
  readonly name: string;
  /** Where the samples go; made if it is not there. */
  readonly folder: string;
  /** Asked between blocks. */
  readonly shouldStop: () => boolean;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

/** Longer than any record; a few bytes of FLAC can ask for years of silence. */
const longestHours = 12;

/**
 * Decodes a FLAC, MP3 or Ogg Vorbis file into `folder`, streaming, unless an earlier call did and the
 * file has not changed since; several may work on one file at once. FLAC comes as exact integers, the
 * others as floats without what their encoder added at both ends. Throws nothing for what a file or a
 * disk did; a file whose audio is damaged or missing in part is a failure that says so.
 */
export async function unpackAudio(path: string, options: UnpackOptions): Promise<Unpacking> {
  const { name } = options;
  const opened = attempt(() => openFile(path, name));
  if (opened.status === 'failed') return { status: 'plain' };
  const fd = opened.value;
  try {
    const readAt = readAtOf(fd);
    const { size, mtimeMs } = fstatSync(fd);
    const contents = recogniseFile(readAt);
    const kind = packedKinds[contents.kind];
    if (kind === undefined || !('from' in contents)) return { status: 'plain' };
    const { from } = contents;
    const state = JSON.stringify([path, name, size, mtimeMs]);
    const note = join(options.folder, `${hexOf(state).slice(0, 32)}.unpacked.json`);
    const known = readNote(note);
    if (known !== null) return { status: 'done', unpacked: known };
    const unpacked = await unpack({ fd, path, kind, from, size, mtimeMs }, options);
    if (unpacked === 'cancelled') return { status: 'cancelled' };
    keepNote(note, unpacked);
    return { status: 'done', unpacked };
  } catch (error) {
    const fault = error instanceof FileFault ? error : readFault(error, name);
    return { status: 'failed', issue: fault.issue };
  } finally {
    closeSync(fd);
  }
}

async function unpack(
  file: {
    readonly fd: number;
    readonly path: string;
    readonly kind: PackedKind;
    readonly from: number;
    readonly size: number;
    readonly mtimeMs: number;
  },
  { name, folder, shouldStop, onProgress }: UnpackOptions,
): Promise<UnpackedAudio | 'cancelled'> {
  const { fd, kind, from, size } = file;
  const reading = await kind.open({ readAt: readAtOf(fd), fileBytes: size, from });
  if (reading.status === 'failed') throw new FileFault(fileIssue(name, reading.finding));
  const { audio } = reading;
  const { sampleRateHz, channels } = audio.format;
  const frameBytes = sampleBytes[audio.encoding] * channels;
  const mostBytes = longestHours * 3600 * sampleRateHz * frameBytes;
  const part = createPart(folder);
  try {
    const blocks = audio.blocks();
    let next = await blocks.next();
    for (; !next.done; next = await blocks.next()) {
      part.append(next.value.bytes);
      if (part.bytes > mostBytes) throw new FileFault(fileIssue(name, tooLong));
      if (shouldStop()) {
        await blocks.return([]);
        return 'cancelled';
      }
      onProgress(next.value.done);
    }
    const findings = [...kind.findings, ...next.value];
    const fatal = findings.find(({ severity }) => severity === 'error');
    if (fatal) throw new FileFault(fileIssue(name, fatal));
    const sha256 = hashFile(file.path, name);
    const now = fstatSync(fd);
    if (now.size !== size || now.mtimeMs !== file.mtimeMs) throw changed(name);
    const frames = part.bytes / frameBytes;
    return {
      path: part.finish(`${sha256}.pcm`),
      layout: { encoding: audio.encoding, byteOrder: 'little', channels, frameBytes, sampleRateHz },
      format: { ...audio.format, frames, durationSeconds: frames / sampleRateHz },
      sha256,
      issues: findings.map((finding) => fileIssue(name, finding)),
    };
  } finally {
    part.discard();
  }
}

/** A file of samples being written under a name of its own. */
function createPart(folder: string) {
  const path = join(folder, `unpacking-${process.pid}-${threadId}-${++parts}.part`);
  const reported = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw writeFault(error, path);
    }
  };
  const fd = reported(() => {
    mkdirSync(folder, { recursive: true });
    return openSync(path, 'wx');
  });
  let state: 'open' | 'finished' | 'gone' = 'open';
  let bytes = 0;
  return {
    get bytes(): number {
      return bytes;
    },
    append(block: Uint8Array): void {
      for (let done = 0; done < block.length;) {
        done += reported(() => writeSync(fd, block, done, block.length - done));
      }
      bytes += block.length;
    },
    /** Whoever unpacks the same file writes the same bytes under the same name. */
    finish(fileName: string): string {
      const finished = join(folder, fileName);
      reported(() => {
        closeSync(fd);
        state = 'finished';
        renameSync(path, finished);
      });
      return finished;
    },
    discard(): void {
      if (state !== 'open') return;
      state = 'gone';
      closeSync(fd);
      rmSync(path, { force: true });
    },
  };
}

let parts = 0;

/** What an earlier call made of the file in this state; null if none did, or its samples are gone. */
function readNote(path: string): UnpackedAudio | null {
  try {
    const unpacked = JSON.parse(readFileSync(path, 'utf8')) as UnpackedAudio;
    closeSync(openSync(unpacked.path, 'r'));
    return unpacked;
  } catch {
    return null;
  }
}

function keepNote(path: string, unpacked: UnpackedAudio): void {
  try {
    const partPath = `${path}.${process.pid}-${threadId}.part`;
    writeFileSync(partPath, JSON.stringify(unpacked));
    renameSync(partPath, path);
  } catch {
    // it only spares unpacking again
  }
}

const tooLong: FileFinding = {
  code: 'too-long',
  severity: 'error',
  says: `holds more than ${longestHours} hours of audio`,
  fix: 'Split it into tracks.',
};

function hexOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
