import { realpath } from 'node:fs/promises';
import type { Issue, Release } from '@kindred/records';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import { isInside, type ReleaseFolder } from './release-folder.js';

/** A source inside the folder that masters are written to would be written over one day. */
export async function sourcesAmongMasters(
  release: Release,
  located: LocatedTracks,
  folder: ReleaseFolder,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const masters = await realpath(folder.masters).catch(() => folder.masters);
  for (const { number, file } of release.tracks) {
    const path = pathOf(located, number);
    if (!isInside(await realpath(path).catch(() => path), masters)) continue;
    issues.push({
      code: 'output-over-source',
      severity: 'error',
      message: `${file} lies inside the folder that its masters are written to`,
      fix: 'Move the mixes elsewhere; sources are never written to.',
      track: number,
    });
  }
  return issues;
}
