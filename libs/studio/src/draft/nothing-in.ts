import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listFolder } from '@kindred/audio-io';
import { isAudio } from '@kindred/documents';
import type { Issue } from '@kindred/records';
import { asArgument } from '../next-command.js';

/** What a folder without mixes holds instead. */
export async function nothingIn({
  folder,
  typed,
  names,
}: {
  readonly folder: string;
  readonly typed: string;
  readonly names: readonly string[];
}): Promise<Issue> {
  const issue = { code: 'no-audio', severity: 'error' as const };
  const place = typed === '.' ? 'this folder' : typed.replace(/\/*$/u, '/');
  if (names.length > 0) {
    const message = `no file in ${place} can be a mix`;
    return { ...issue, message, fix: 'Export WAV, AIFF or FLAC into it.' };
  }
  const entries = await readdir(folder, { withFileTypes: true });
  const inside = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => listFolder(join(folder, name)).some(isAudio));
  const message = entries.length === 0 ? `${place} is empty` : `no audio file in ${place}`;
  if (inside.length === 0)
    return { ...issue, message, fix: 'Name the folder that holds the mixes.' };
  const [first = ''] = inside;
  return {
    ...issue,
    message: `${message}; ${sayInside(inside)}`,
    fix: `Name that: kindred new ${asArgument(`${join(typed, first)}/`)}`,
  };
}

/** "mixes/ in it holds some", "cd 1/ and 2 others in it hold some". */
function sayInside([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `${first}/ in it holds some`;
  const rest = others.length === 1 ? `${others[0]}/` : `${others.length} other folders`;
  return `${first}/ and ${rest} in it hold some`;
}
