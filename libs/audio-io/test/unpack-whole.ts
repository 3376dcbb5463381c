import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kindred/records';
import { openAudio } from '../src/open-audio.js';
import { unpackAudio, type UnpackedAudio } from '../src/unpack/unpack-audio.js';

export type UnpackOutcome =
  | { readonly code: 'done'; readonly unpacked: UnpackedAudio; readonly audio: Buffer }
  | { readonly code: string; readonly issue: Issue };

/** Unpacks a file, or bytes written to one; what is plain, or can't be opened, is refused by `openAudio`. */
export async function unpackWhole(
  folder: string,
  file: Uint8Array | string,
): Promise<UnpackOutcome> {
  const path = typeof file === 'string' ? file : join(folder, 'packed');
  if (typeof file !== 'string') writeFileSync(path, file);
  const outcome = await unpackAudio(path, {
    name: 'mixes/a',
    folder: join(folder, 'unpacked'),
    shouldStop: () => false,
    onProgress: () => undefined,
  });
  if (outcome.status === 'done') {
    const audio = readFileSync(outcome.unpacked.path);
    return { code: 'done', unpacked: outcome.unpacked, audio };
  }
  if (outcome.status === 'failed') return { code: outcome.issue.code, issue: outcome.issue };
  const opened = openAudio(path, { name: 'mixes/a' });
  if (opened.status === 'failed') return { code: opened.issue.code, issue: opened.issue };
  opened.source.close();
  throw new Error('is plain');
}

/** What must be unpacked. */
export async function unpackedOf(folder: string, file: Uint8Array | string) {
  const outcome = await unpackWhole(folder, file);
  if (!('unpacked' in outcome)) throw new Error(outcome.issue.message);
  return outcome;
}
