import { mkdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFileDurably, keepTextDurably } from '@kindred/audio-io';
import { excerptsSchema, type Excerpt, type Excerpts, type Issue } from '@kindred/records';
import { jsonText } from './json-text.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';

/** Where an excerpt lies until the release is delivered. */
export function cutPathOf({ work }: ReleaseFolder, file: string): string {
  return join(work, `excerpt-${file}`);
}

/** Where it lies from then on. */
export function excerptPathOf({ excerptFiles }: ReleaseFolder, { file }: Excerpt): string {
  return join(excerptFiles, file);
}

/**
 * Puts the sound of the report in its place, so that it can be written again without any other, and
 * takes away what the last run left of its own. Null: there is none.
 */
export async function keepExcerpts(
  folder: ReleaseFolder,
  excerpts: Excerpts | null,
): Promise<void> {
  const now = filesOf(excerpts);
  const names = new Set(now.map(({ file }) => file));
  const spent = filesOf(await formerExcerpts(folder)).filter(({ file }) => !names.has(file));
  if (now.length > 0) await mkdir(folder.excerptFiles, { recursive: true });
  for (const one of now) {
    keepFileDurably(cutPathOf(folder, one.file), excerptPathOf(folder, one));
  }
  if (excerpts) keepTextDurably(folder.excerpts, jsonText(excerpts));
  else await rm(folder.excerpts, { force: true });
  for (const one of spent) await rm(excerptPathOf(folder, one), { force: true });
  // Only where nothing is left in it.
  if (now.length === 0) await rmdir(folder.excerptFiles).catch(() => undefined);
}

/** What the last run left to be heard, and why that can't be used. */
export async function readExcerpts(
  folder: ReleaseFolder,
): Promise<{ readonly excerpts: Excerpts | null; readonly issues: readonly Issue[] }> {
  const excerpts = await formerExcerpts(folder);
  for (const one of filesOf(excerpts)) {
    const path = excerptPathOf(folder, one);
    const found = await stat(path).catch(() => null);
    if (found?.size !== one.bytes) {
      return { excerpts: null, issues: [notAsCut(recordPath(folder, path))] };
    }
  }
  return { excerpts, issues: [] };
}

/** Null: the last run left none. */
async function formerExcerpts({ excerpts }: ReleaseFolder): Promise<Excerpts | null> {
  try {
    return excerptsSchema.parse(JSON.parse(await readFile(excerpts, 'utf8')));
  } catch {
    return null;
  }
}

function filesOf(excerpts: Excerpts | null): readonly Excerpt[] {
  if (!excerpts) return [];
  const { tracks, joins } = excerpts;
  return [
    ...tracks.flatMap(({ mix, master }) => [mix, master]),
    ...joins.map(({ excerpt }) => excerpt),
  ];
}

function notAsCut(file: string): Issue {
  return {
    code: 'excerpt-gone',
    severity: 'warning',
    message: `${file} is gone or not as it was cut: the report has no sound`,
    fix: 'Run `kindred master` to have it cut again.',
  };
}
