import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Issue } from '@kindred/records';
import type { AudioSource } from './audio-source.js';
import { attempt, FileFault, readFault } from './file-fault.js';
import { fileIssue, type FileFinding } from './file-issue.js';
import { bytesAt, readAtOf } from './read-at.js';
import { recognise, recognisedFromBytes } from './recognise.js';
import { createWavSource } from './wav/wav-source.js';
import { parseHeader } from './wav/parse-header.js';

export type OpenedAudio =
  | { readonly status: 'done'; readonly source: AudioSource }
  | { readonly status: 'failed'; readonly issue: Issue };

export type OpenAudioOptions = {
  /** The file as written in the release file; issues call it so. */
  readonly name: string;
  /** 'none' spares a pass that already knows the file the cost of hashing. Default 'sha256'. */
  readonly digest?: 'sha256' | 'none';
};

/**
 * Opens an audio file of any kind that this version reads, going by its contents, not its name. No
 * file, whatever its bytes, makes it throw: what cannot be read comes back as an issue, what can
 * carries its doubts in `source.issues`.
 */
export function openAudio(path: string, options: OpenAudioOptions): OpenedAudio {
  const { name, digest = 'sha256' } = options;
  const opened = attempt(() => openFile(path, name));
  if (opened.status === 'failed') return opened;
  const fd = opened.value;
  const found = attempt(() => openContents({ fd, name, digest }));
  if (found.status === 'done' && found.value.status === 'done') return found.value;
  closeSync(fd);
  return found.status === 'failed' ? found : found.value;
}

/** Opens a regular file. A pipe or device is refused unopened, for opening one can wait forever. */
function openFile(path: string, name: string): number {
  try {
    if (path.includes('\0')) throw refusal(name, impossibleName);
    const stat = statSync(path);
    if (stat.isDirectory()) throw refusal(name, aFolder);
    if (!stat.isFile()) throw refusal(name, noFile);
    return openSync(path, 'r');
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, name);
  }
}

function openContents(file: { fd: number; name: string; digest: 'sha256' | 'none' }): OpenedAudio {
  const { fd, name } = file;
  try {
    const readAt = readAtOf(fd);
    const fileBytes = fstatSync(fd).size;
    const contents = recognise(bytesAt(readAt, 0, recognisedFromBytes));
    if (fileBytes === 0) throw refusal(name, empty);
    if (contents.kind !== 'wav') throw refusal(name, notAudio(name, contents));
    const reading = parseHeader({ readAt, fileBytes, name });
    if (reading.status === 'failed') return reading;
    return { status: 'done', source: createWavSource({ ...file, header: reading.header }) };
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, name);
  }
}

function refusal(name: string, finding: Omit<FileFinding, 'severity'>): FileFault {
  return new FileFault(fileIssue(name, { severity: 'error', ...finding }));
}

const impossibleName = {
  code: 'missing-file',
  says: 'does not exist: no file name holds a zero character',
  fix: 'Check its name and folder.',
};

const aFolder = {
  code: 'not-a-file',
  says: 'is a folder, not a file',
  fix: 'Name the file inside it.',
};

const noFile = { code: 'not-a-file', says: 'is not a regular file', fix: 'Export a WAV file.' };

const empty = { code: 'empty-file', says: 'is empty: 0 bytes', fix: 'Export or copy it again.' };

function notAudio(
  name: string,
  contents: { readonly kind: 'unread' | 'unknown'; readonly what: string | null },
): Omit<FileFinding, 'severity'> {
  const extension = extname(name).toLowerCase();
  const claim = extension === '.wav' || extension === '.wave' ? `is called ${extension} but ` : '';
  const fact = contents.what === null ? 'begins like no audio file' : `is ${contents.what}`;
  const says = contents.kind === 'unread' ? `${fact}, which is not read yet by this version` : fact;
  return { code: 'not-audio', says: `${claim}${says}`, fix: 'Export WAV.' };
}
