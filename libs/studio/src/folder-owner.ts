import { readFile } from 'node:fs/promises';
import type { Issue, Release, WrittenPlan } from '@kindred/records';
import { formerRenderings } from './former-masters.js';
import type { ReleaseFolder } from './release-folder.js';

/** An issue when the folder holds the masters or the plan of another release. */
export async function ownedByAnother(
  { title, artist }: Release,
  folder: ReleaseFolder,
): Promise<Issue | null> {
  const owner = (await formerRenderings(folder))?.release ?? (await plannedRelease(folder));
  if (!owner) return null;
  if (owner.title === title && owner.artist === artist) return null;
  return {
    code: 'not-our-folder',
    severity: 'error',
    message: `${folder.root} belongs to another release: "${owner.title}" by ${owner.artist}`,
    fix: 'Choose another folder with --out; if it is the same release renamed, remove its renderings.json and plan.json.',
  };
}

/** Whose plan it is; a plan is large, and only this is asked of it. */
async function plannedRelease({
  writtenPlan,
}: ReleaseFolder): Promise<Pick<Release, 'title' | 'artist'> | null> {
  try {
    const { plan } = JSON.parse(await readFile(writtenPlan, 'utf8')) as Pick<WrittenPlan, 'plan'>;
    const { title, artist } = plan.release;
    return { title, artist };
  } catch {
    return null;
  }
}
