import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  deliverySchema,
  filesOfTrack,
  renderingsSchema,
  type Delivery,
  type Renderings,
} from '@kindred/records';
import { isInside, type ReleaseFolder } from './release-folder.js';

/** What the last run left, as its records tell. */
export interface FormerFiles {
  readonly renderings: Renderings | null;
  readonly delivery: Delivery | null;
}

export async function formerFiles(folder: ReleaseFolder): Promise<FormerFiles> {
  const [renderings, delivery] = await Promise.all([
    formerRenderings(folder),
    formerDelivery(folder),
  ]);
  return { renderings, delivery };
}

/**
 * Removes files that the last run delivered or rejected and this one did not make: a renamed or
 * failed track must not leave an old file among the new ones. A file that someone changed since is
 * theirs, and stays.
 */
export async function removeFormerFiles(
  folder: ReleaseFolder,
  { former, now }: { readonly former: FormerFiles; readonly now: FormerFiles },
): Promise<void> {
  const made = await identitiesOf(filesOf(now).map(({ file }) => resolve(folder.root, file)));
  const emptied = new Set<string>();
  for (const { file, sha256 } of filesOf(former)) {
    const path = resolve(folder.root, file);
    if (!isInside(path, folder.masters) && !isInside(path, folder.rejected)) continue;
    const [identity] = await identitiesOf([path]);
    // Disks that know no case find "Intro.wav" under "intro.wav": the same file, and ours.
    if (identity === undefined || made.has(identity)) continue;
    if ((await digestOf(path)) !== sha256) continue;
    await rm(path, { force: true });
    emptied.add(dirname(path));
  }
  // A folder of a format that is no longer asked for goes with its last file.
  for (const one of emptied) if (one !== folder.masters) await rmdir(one).catch(() => undefined);
}

/** The renderings of the last run; null when there are none that can be read. */
export async function formerRenderings(folder: ReleaseFolder): Promise<Renderings | null> {
  try {
    return renderingsSchema.parse(JSON.parse(await readFile(folder.renderings, 'utf8')));
  } catch {
    return null;
  }
}

/** What the last run delivered; null when that can't be read. */
export async function formerDelivery(folder: ReleaseFolder): Promise<Delivery | null> {
  try {
    return deliverySchema.parse(JSON.parse(await readFile(folder.delivery, 'utf8')));
  } catch {
    return null;
  }
}

function filesOf({ renderings, delivery }: FormerFiles): { file: string; sha256: string }[] {
  const rendered = (renderings?.tracks ?? []).flatMap(filesOfTrack);
  const all = [...rendered, ...(delivery?.files ?? [])];
  return [...new Map(all.map((one) => [one.file, one])).values()];
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
