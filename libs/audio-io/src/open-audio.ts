import { closeSync, fstatSync } from 'node:fs';
import { extname } from 'node:path';
import { parseAiff } from './aiff/parse-aiff.js';
import type { FrameWindow } from '@kindred/records';
import type { AudioSource } from './audio-source.js';
import { attempt, FileFault, readFault, type Attempt } from './file-fault.js';
import type { FileFinding } from './file-issue.js';
import { openFile, refusal } from './open-file.js';
import { inWindow } from './pcm/in-window.js';
import { createPcmSource } from './pcm/pcm-source.js';
import { readAtOf } from './read-at.js';
import { recogniseFile, type Contents } from './recognise.js';
import type { UnpackedAudio } from './unpack/unpack-audio.js';
import { openUnpacked } from './unpack/open-unpacked.js';
import { parseHeader } from './wav/parse-header.js';

export type OpenedAudio =
  | { readonly status: 'done'; readonly source: AudioSource }
  | Extract<Attempt<AudioSource>, { status: 'failed' }>;

export type OpenAudioOptions = {
  /** The file as written in the release file; issues call it so. */
  readonly name: string;
  /** 'none' spares a pass that already knows the file the cost of hashing. Default 'sha256'. */
  readonly digest?: 'sha256' | 'none';
  /** What `unpackAudio` made of it: a compressed file is read from there. */
  readonly unpacked?: UnpackedAudio | undefined;
  /** What of it is read, as if nothing else were there; left out: all of it. */
  readonly window?: FrameWindow | undefined;
};

/**
 * Opens an audio file of any kind that this version reads, going by its contents, not its name. No
 * file, whatever its bytes, makes it throw: what cannot be read comes back as an issue, what can
 * carries its doubts in `source.issues`.
 */
export function openAudio(path: string, options: OpenAudioOptions): OpenedAudio {
  const { name, digest = 'sha256', unpacked, window } = options;
  const opened = attempt(() =>
    unpacked
      ? openUnpacked({ path, name, digest, unpacked, window })
      : openPlain({ path, name, digest, window }),
  );
  return opened.status === 'done' ? { status: 'done', source: opened.value } : opened;
}

function openPlain(file: {
  readonly path: string;
  readonly name: string;
  readonly digest: 'sha256' | 'none';
  readonly window: FrameWindow | undefined;
}): AudioSource {
  const { path, name, digest, window } = file;
  const fd = openFile(path, name);
  try {
    const readAt = readAtOf(fd);
    const fileBytes = fstatSync(fd).size;
    if (fileBytes === 0) throw refusal(name, empty);
    const contents = recogniseFile(readAt);
    const parse = parsers[contents.kind];
    if (parse === undefined) throw refusal(name, notRead(name, contents));
    const reading = parse({ readAt, fileBytes, name });
    if (reading.status === 'failed') throw new FileFault(reading.issue);
    return createPcmSource({ fd, name, digest, header: inWindow(reading.header, window) });
  } catch (error) {
    closeSync(fd);
    throw error instanceof FileFault ? error : readFault(error, name);
  }
}

/** Files of plain samples, whose header says where they lie. */
const parsers: Partial<Record<Contents['kind'], typeof parseHeader>> = {
  wav: parseHeader,
  aiff: parseAiff,
};

const empty = { code: 'empty-file', says: 'is empty: 0 bytes', fix: 'Export or copy it again.' };

function notRead(name: string, contents: Contents): Omit<FileFinding, 'severity'> {
  const extension = extname(name).toLowerCase();
  const claim = extension === '.wav' || extension === '.wave' ? `is called ${extension} but ` : '';
  const fix = 'Export WAV, AIFF or FLAC.';
  if (contents.kind === 'unread') {
    return { code: 'not-audio', says: `${claim}is ${contents.what}, which is not read`, fix };
  }
  if (contents.kind === 'unknown') {
    const fact = contents.what === null ? 'begins like no audio file' : `is ${contents.what}`;
    return { code: 'not-audio', says: `${claim}${fact}`, fix };
  }
  return { code: 'compressed', says: 'is compressed, and was not unpacked', fix };
}
