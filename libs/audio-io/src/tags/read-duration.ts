import { closeSync, openSync } from 'node:fs';
import { readAtOf } from '../read-at.js';
import { recogniseFile, type Contents } from '../recognise.js';
import { readMetadata } from './read-metadata.js';

/**
 * How long a compressed file says it is, in seconds, by its headers or its frames; nothing is decoded.
 * Null where it does not tell.
 */
export async function readDuration(path: string): Promise<number | null> {
  const metadata = await readMetadata(path, kindOf(path), { skipCovers: true, duration: true });
  const seconds = metadata?.format.duration;
  return seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function kindOf(path: string): Contents['kind'] {
  try {
    const fd = openSync(path, 'r');
    try {
      return recogniseFile(readAtOf(fd)).kind;
    } finally {
      closeSync(fd);
    }
  } catch {
    return 'unknown'; // opening the audio of this file says what is wrong
  }
}
