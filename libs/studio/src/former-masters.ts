import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  const delivered = await identitiesOf(filesOf(now).map(({ file }) => resolve(folder.root, file)));
  for (const { file, sha256 } of filesOf(former)) {
    const path = resolve(folder.root, file);
    if (!isInside(path, folder.masters) && !isInside(path, folder.rejected)) continue;
    const [identity] = await identitiesOf([path]);
    // Disks that know no case find "Intro.wav" under "intro.wav": the same file, and ours.
    if (identity === undefined || delivered.has(identity)) continue;
    if ((await digestOf(path)) === sha256) await rm(path, { force: true });
  }
}

/** The renderings of the last run; null when there are none that can be read. */
export async function formerRenderings(folder: ReleaseFolder): Promise<Renderings | null> {
  try {
    return renderingsSchema.parse(JSON.parse(await readFile(folder.renderings, 'utf8')));
  } catch {
    return null;
  }
}

function filesOf(renderings: Renderings): { file: string; sha256: string }[] {
  return renderings.tracks.flatMap(({ outputs }) => [...outputs]);
}

/** What tells one file on disk from another, whatever it is called; missing ones are left out. */
async function identitiesOf(paths: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  return new Set(found.flatMap((one) => (one ? [`${one.dev}:${one.ino}`] : [])));
}

/** SHA-256 of a file; null when it can't be read. */
export async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    return null;
  }
  return hash.digest('hex');
}
