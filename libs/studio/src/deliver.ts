import { rm } from 'node:fs/promises';
import { writeTextDurably } from '@kindred/audio-io';
import type { MasteringPlan, Profiles, Release, Renderings } from '@kindred/records';
import { renderReport } from '@kindred/report';
import { formerRenderings, removeFormerMasters } from './former-masters.js';
import { jsonText } from './json-text.js';
import type { Run } from './open-run.js';
import { publishTracks } from './publish-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import { renderingsOf } from './release-records.js';
import type { RenderedTrackPlan } from './render-track.js';

/** Everything a finished run made, as it stands on disk. */
export interface MasteredRelease {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
  readonly renderings: Renderings;
}

export interface Finished {
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  readonly profiles: Profiles;
  readonly plan: MasteringPlan | null;
  readonly finished: readonly RenderedTrackPlan[];
}

/** Puts everything in its place, and takes away what the last run left and this one did not make. */
export async function deliver(
  { release, folder, listener }: Pick<Run, 'release' | 'folder' | 'listener'>,
  { version, profiles, plan, finished }: Finished,
): Promise<{ readonly status: 'done' } & MasteredRelease> {
  const former = await formerRenderings(folder);
  const rendered = await publishTracks(finished, folder, listener);
  const renderings = renderingsOf(release, profiles, rendered);
  writeTextDurably(folder.profiles, jsonText(profiles));
  writeTextDurably(folder.renderings, jsonText(renderings));
  if (plan) {
    const report = renderReport({ release, profiles, plan, renderings, version });
    writeTextDurably(folder.report, report);
  } else await rm(folder.report, { force: true });
  await removeFormerMasters(folder, former, renderings);
  return { status: 'done', release, folder, profiles, plan, renderings };
}
