import { readFileSync } from 'node:fs';
import { keepPiecesDurably, readFault } from '@kindred/audio-io';
import type { PagePiece } from '@kindred/report';
import { excerptPathOf } from './kept-excerpts.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';

/**
 * Writes report.html, an excerpt at a time: the sound of a long album is many times what the rest of
 * a run needs. Answers its size in bytes. Throws FileFault.
 */
export function writeReport(folder: ReleaseFolder, pieces: readonly PagePiece[]): number {
  return keepPiecesDurably(folder.report, textsOf(folder, pieces));
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
