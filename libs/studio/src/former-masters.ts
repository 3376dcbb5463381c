import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderingsSchema, type Renderings } from '@kindred/records';
import { isInside, type ReleaseFolder } from './release-folder.js';

/**
 * Removes masters that the last run delivered and this one did not: a renamed or failed track
 * must not leave an old file among the new ones. A file that someone changed since is theirs, and
 * stays.
 */
export async function removeFormerMasters(
  folder: ReleaseFolder,
  former: Renderings | null,
  now: Renderings,
): Promise<void> {
  if (!former) return;
  const delivered = new Set(filesOf(now).map(({ file }) => file));
  for (const { file, sha256 } of filesOf(former)) {
    const path = resolve(folder.root, file);
    if (delivered.has(file) || !isInside(path, folder.root)) continue;
    if ((await digestOf(path)) === sha256) await rm(path, { force: true });
  }
}

/** The renderings of the last run; null when there are none that can be read. */
export async function formerRenderings(folder: ReleaseFolder): Promise<Renderings | null> {
  try {
    return renderingsSchema.parse(JSON.parse(await readFile(join(folder.renderings), 'utf8')));
  } catch {
    return null;
  }
}

function filesOf(renderings: Renderings): { file: string; sha256: string }[] {
  return renderings.tracks.flatMap(({ outputs }) => [...outputs]);
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return null;
  }
  return hash.digest('hex');
}
