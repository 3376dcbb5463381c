import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Issue, WrittenPlan } from '@kindred/records';
import { formerDelivery } from './former-files.js';
import type { ReleaseFolder } from './release-folder.js';

/** An issue when a folder holds masters that are no light ones, or their plan. */
export async function fullMastersIn(folder: ReleaseFolder): Promise<Issue | null> {
  const plan = await formerPlan(folder);
  const isFull = plan ? plan.light !== true : await hasMasters(folder);
  if (!isFull) return null;
  return {
    code: 'not-light',
    severity: 'error',
    message: `${relative(process.cwd(), folder.root) || folder.root} holds masters or a plan of this release that are not light`,
    fix: 'Choose another folder with --out, or none: light masters then lie beside it, in a folder of their own.',
  };
}

async function formerPlan({
  writtenPlan,
}: ReleaseFolder): Promise<Pick<WrittenPlan['plan'], 'light'> | null> {
  try {
    return (JSON.parse(await readFile(writtenPlan, 'utf8')) as WrittenPlan).plan;
  } catch {
    return null;
  }
}

async function hasMasters(folder: ReleaseFolder): Promise<boolean> {
  return ((await formerDelivery(folder))?.files ?? []).length > 0;
}
