import type { Issue, Release } from '@kindred/records';
import { formerRenderings } from './former-masters.js';
import { readWrittenPlan } from './plan-edits.js';
import type { ReleaseFolder } from './release-folder.js';

/** An issue when the folder holds the masters or the plan of another release. */
export async function ownedByAnother(
  { title, artist }: Release,
  folder: ReleaseFolder,
): Promise<Issue | null> {
  const owner =
    (await formerRenderings(folder))?.release ?? (await readWrittenPlan(folder))?.plan.release;
  if (!owner) return null;
  if (owner.title === title && owner.artist === artist) return null;
  return {
    code: 'not-our-folder',
    severity: 'error',
    message: `${folder.root} belongs to another release: "${owner.title}" by ${owner.artist}`,
    fix: 'Choose another folder with --out; if it is the same release renamed, remove its renderings.json and plan.json.',
  };
}
