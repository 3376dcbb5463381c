import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keepPiecesDurably, readFault } from '@kindred/audio-io';
import type { PagePiece } from '@kindred/report';
import { excerptPathOf } from './kept-excerpts.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';

/** A report as it stands on the disk. */
export interface ReportFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes report.html, an excerpt at a time: the sound of a long album is many times what the rest of
 * a run needs. Throws FileFault.
 */
export function writeReport(folder: ReleaseFolder, pieces: readonly PagePiece[]): ReportFile {
  const hash = createHash('sha256');
  const bytes = keepPiecesDurably(folder.report, hashed(textsOf(folder, pieces), hash));
  return { bytes, sha256: hash.digest('hex') };
}

function* hashed(texts: Iterable<string>, hash: Hash): Generator<string> {
  for (const text of texts) {
    hash.update(text);
    yield text;
  }
}

function* textsOf(folder: ReleaseFolder, pieces: readonly PagePiece[]): Generator<string> {
  for (const piece of pieces) {
    if (typeof piece === 'string') yield piece;
    else yield base64Of(folder, excerptPathOf(folder, piece));
  }
}

function base64Of(folder: ReleaseFolder, path: string): string {
  try {
    return readFileSync(path, 'base64');
  } catch (error) {
    throw readFault(error, recordPath(folder, path));
  }
}
