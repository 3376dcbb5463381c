import { closeSync, fstatSync } from 'node:fs';
import type { Issue } from '@kindred/records';
import { FileFault, readFault } from '../file-fault.js';
import { fileIssue, type FileFinding } from '../file-issue.js';
import { openFile } from '../open-file.js';
import { bytesAt, readAtOf } from '../read-at.js';
import { pictureSize } from './picture-size.js';

/** A picture as it goes into tags, byte for byte. */
export type Artwork = {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
};

export type ArtworkReading =
  | { readonly status: 'done'; readonly artwork: Artwork }
  | { readonly status: 'failed'; readonly issue: Issue };

/** Larger ones slow players down, and every file of the release carries it. */
const mostMegabytes = 10;

/**
 * Reads a JPEG or PNG picture of at most 10 MB, going by its bytes, not its name. `name` is the file
 * as written in the release file. Nothing is thrown for what a file or a disk did.
 */
export function readArtwork(path: string, name: string): ArtworkReading {
  try {
    const fd = openFile(path, name);
    try {
      const { size: fileBytes } = fstatSync(fd);
      if (fileBytes > mostMegabytes * 1e6) return refused(name, tooLarge(fileBytes));
      const bytes = bytesAt(readAtOf(fd), 0, fileBytes);
      const size = pictureSize(bytes);
      if (size === null) return refused(name, noPicture);
      return { status: 'done', artwork: { ...size, bytes } };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const fault = error instanceof FileFault ? error : readFault(error, name);
    return { status: 'failed', issue: fault.issue };
  }
}

function refused(name: string, finding: Omit<FileFinding, 'severity'>): ArtworkReading {
  return { status: 'failed', issue: fileIssue(name, { severity: 'error', ...finding }) };
}

const noPicture = {
  code: 'not-a-picture',
  says: 'is no whole JPEG or PNG picture',
  fix: 'Export it as JPEG or PNG.',
};

function tooLarge(bytes: number): Omit<FileFinding, 'severity'> {
  return {
    code: 'picture-too-large',
    says: `has ${Math.ceil(bytes / 1e5) / 10} MB; artwork takes at most ${mostMegabytes} MB`,
    fix: 'Export it as JPEG with 3000 by 3000 pixels or fewer.',
  };
}
