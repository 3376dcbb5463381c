import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Issue, IssuePlace, Release } from '@kindred/records';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import { isInside, type ReleaseFolder } from './release-folder.js';

export interface ClashQuestion {
  readonly releaseFile: string;
  readonly release: Release;
  /** Where its files were named, in running order. */
  readonly places: readonly IssuePlace[];
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
}

/** What this run would write over: mixes in folders of masters, or the release file itself. */
export async function clashesOf(question: ClashQuestion): Promise<Issue[]> {
  return [...(await mixesAmongOurs(question)), ...(await releaseFileAmongOurs(question))];
}

async function mixesAmongOurs({
  release,
  places,
  located,
  folder,
}: ClashQuestion): Promise<Issue[]> {
  const ours = await Promise.all(
    [folder.masters, folder.rejected, folder.excerptFiles, folder.work].map(resolved),
  );
  const issues: Issue[] = [];
  for (const { number, file } of release.tracks) {
    const place = places[number - 1];
    const path = await resolved(pathOf(located, number));
    if (!ours.some((one) => isInside(path, one))) continue;
    issues.push({
      code: 'output-over-source',
      severity: 'error',
      message: `${file} lies in the folder that its masters are written to`,
      fix: 'move the mixes elsewhere; sources are never written to',
      // The line that names it says more than its number.
      ...(place === undefined ? { track: number } : { place }),
    });
  }
  return issues;
}

async function releaseFileAmongOurs({ releaseFile, folder }: ClashQuestion): Promise<Issue[]> {
  const path = await resolved(resolve(releaseFile));
  const ours = await Promise.all(
    [
      folder.plan,
      folder.writtenPlan,
      folder.report,
      folder.profiles,
      folder.renderings,
      folder.excerpts,
      folder.delivery,
    ].map(resolved),
  );
  if (!ours.includes(path)) return [];
  return [
    {
      code: 'output-over-release',
      severity: 'error',
      message: `${releaseFile} is a name that Kindred writes in this folder itself`,
      fix: 'Call the release file release.yaml, or choose another folder with --out.',
    },
  ];
}

async function resolved(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
