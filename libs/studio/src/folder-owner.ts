import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Issue, Release, WrittenPlan } from '@kindred/records';
import { digestOf, formerRenderings } from './former-files.js';
import { locateTracks, pathOf } from './locate-tracks.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';

/** A release, and the file that it stands in. */
export interface ReleaseInFile {
  readonly release: Release;
  readonly releaseFile: string;
}

/**
 * An issue when the folder holds the plan or the masters of another release. A release that was
 * renamed in its own file keeps its folder: the plan names that file, and most of its mixes are the
 * very ones that were planned.
 */
export async function ownedByAnother(
  folder: ReleaseFolder,
  asking: ReleaseInFile,
): Promise<Issue | null> {
  const { title, artist } = asking.release;
  // Whoever masters here plans here as well, so the plan tells the later name.
  const plan = await formerPlan(folder);
  const owner = plan?.release ?? (await formerRenderings(folder))?.release;
  if (!owner) return null;
  if (owner.title === title && owner.artist === artist) return null;
  if (plan && (await isRenamed(plan, folder, asking))) return null;
  return {
    code: 'not-our-folder',
    severity: 'error',
    message: `${folder.root} belongs to another release: "${owner.title}" by ${owner.artist}`,
    fix:
      'Choose another folder with --out; if it is the same release renamed, run `kindred plan` ' +
      'once more with its old title and artist, and rename it then: it keeps its folder and its edits.',
  };
}

/** What a plan says of whose it is; it is large, and no more is asked of it. */
type Claim = Pick<WrittenPlan['plan'], 'release'> & {
  readonly tracks: readonly Pick<WrittenPlan['plan']['tracks'][number], 'file' | 'sourceSha256'>[];
};

async function formerPlan({ writtenPlan }: ReleaseFolder): Promise<Claim | null> {
  try {
    const { plan } = JSON.parse(await readFile(writtenPlan, 'utf8')) as { readonly plan: Claim };
    const { release, tracks } = plan;
    return {
      release: { title: release.title, artist: release.artist, file: release.file },
      tracks: tracks.map(({ file, sourceSha256 }) => ({ file, sourceSha256 })),
    };
  } catch {
    return null;
  }
}

/** More than half of what was planned, and of what is listed now: a file may be reused for other music. */
async function isRenamed(
  plan: Claim,
  folder: ReleaseFolder,
  { release, releaseFile }: ReleaseInFile,
): Promise<boolean> {
  if (plan.release.file !== recordPath(folder, resolve(releaseFile))) return false;
  const located = locateTracks(release.tracks, dirname(resolve(releaseFile)));
  let same = 0;
  for (const { number, file } of release.tracks) {
    const planned = plan.tracks.find((track) => track.file === file);
    if (planned && (await digestOf(pathOf(located, number))) === planned.sourceSha256) same++;
  }
  return 2 * same > Math.max(plan.tracks.length, release.tracks.length);
}
