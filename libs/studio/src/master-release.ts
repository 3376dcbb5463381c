import { join, resolve } from 'node:path';
import { writeTextDurably } from '@kindred/audio-io';
import { slugOf, writePlan } from '@kindred/documents';
import { matchLoudness } from '@kindred/matcher';
import {
  sentence,
  type Issue,
  type MasteringPlan,
  type Profiles,
  type Release,
  type Renderings,
} from '@kindred/records';
import { renderReport } from '@kindred/report';
import type { Listener } from './event.js';
import { formerRenderings, removeFormerMasters } from './former-masters.js';
import { jsonText } from './json-text.js';
import { locateTracks, type LocatedTracks } from './locate-tracks.js';
import { measureTracks } from './measure-tracks.js';
import { readRelease } from './read-release.js';
import { rehearseTracks } from './rehearse-tracks.js';
import {
  prepareFolder,
  releaseFolderAt,
  removeWork,
  type ReleaseFolder,
} from './release-folder.js';
import { isMeasured, profilesOf, renderingsOf, withFailures } from './release-records.js';
import { renderTracks } from './render-tracks.js';
import { createRunProgress, type RunProgress } from './run-progress.js';
import { sourcesAmongMasters } from './source-clash.js';
import { version } from './version.js';
import { openWorkshop, type Workshop } from './workshop.js';
import { worldIssue } from './world-issue.js';

export interface MasterRequest {
  readonly releaseFile: string;
  /** The release's folder; without it the release file's own choice, else reports/<slug>. */
  readonly out?: string;
  readonly threads: number;
  readonly listener: Listener;
  /** Stops the run within a second. */
  readonly signal?: AbortSignal;
}

/** Everything a finished run made, as it stands on disk. */
export interface MasteredRelease {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
  readonly renderings: Renderings;
}

export type MasterOutcome =
  | ({ readonly status: 'done' } & MasteredRelease & { readonly issues: readonly Issue[] })
  /** The release file or its folder is wrong; nothing was measured. */
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  /** The world broke off the run: disk, permissions. Nothing is lost; the next run goes on. */
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled'; readonly finished: number; readonly tracks: number };

/** What the steps of one run hand along. */
interface Run {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
  readonly listener: Listener;
  readonly located: LocatedTracks;
}

/**
 * The story of a release, from its file to its report: read → measure → rehearse → match →
 * render and verify → report. Bad input comes back as issues; whatever can be finished is.
 */
export async function masterRelease(request: MasterRequest): Promise<MasterOutcome> {
  const { release, issues, baseFolder } = await readRelease(request.releaseFile);
  if (!release) return { status: 'refused', issues };
  const folder = releaseFolderAt(request.out ?? chosenFolder(release, baseFolder));
  const located = locateTracks(release.tracks, baseFolder);
  const clashes = await sourcesAmongMasters(release, located, folder);
  if (clashes.length > 0) return { status: 'refused', issues: [...issues, ...clashes] };
  try {
    await prepareFolder(folder);
  } catch (error) {
    return { status: 'refused', issues: [...issues, worldIssue(error, folder.root)] };
  }
  const { listener, signal } = request;
  for (const issue of issues) listener({ kind: 'issue', issue });
  listener({ kind: 'release', release, folder: folder.root });
  const progress = createRunProgress({
    bytes: located.bytes,
    stages: ['measure', 'rehearse', 'render', 'verify'],
    listener,
  });
  const workshop = await openWorkshop(request.threads);
  const stop = (): void => void workshop.cancel();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) return { status: 'cancelled', finished: 0, tracks: release.tracks.length };
    const run: Run = { release, folder, located, workshop, progress, listener };
    const outcome = await tell(run);
    return outcome.status === 'done' ? { ...outcome, issues } : outcome;
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, folder.root)] };
  } finally {
    signal?.removeEventListener('abort', stop);
    if (signal?.aborted) await workshop.cancel();
    else await workshop.close();
    await removeWork(folder);
  }
}

type Cancelled = Extract<MasterOutcome, { status: 'cancelled' }>;

async function tell(run: Run): Promise<Cancelled | ({ status: 'done' } & MasteredRelease)> {
  const { release, folder, located, workshop, progress, listener } = run;
  const stopped = (finished: number): Cancelled => ({
    status: 'cancelled',
    finished,
    tracks: release.tracks.length,
  });
  const stage = (name: 'measure' | 'plan' | 'render' | 'report', tracks: number): void =>
    listener({ kind: 'stage', stage: name, tracks });

  stage('measure', release.tracks.length);
  const common = { located, workshop, progress };
  const { tracks } = release;
  const measuredProfiles = await measureTracks({ ...common, tracks, listener });
  if (!measuredProfiles) return stopped(0);

  const measured = measuredProfiles.filter(isMeasured);
  stage('plan', measured.length);
  const rehearsed = await rehearseTracks({ ...common, measured, folder });
  if (!rehearsed) return stopped(0);
  for (const issue of rehearsed.failed) listener({ kind: 'issue', issue });
  const profiles = profilesOf(release, withFailures(measuredProfiles, rehearsed.failed));
  await writeTextDurably(folder.profiles, jsonText(profiles));
  if (rehearsed.subjects.length === 0) {
    const renderings = renderingsOf(release, profiles, []);
    await writeTextDurably(folder.renderings, jsonText(renderings));
    return { status: 'done', release, folder, profiles, plan: null, renderings };
  }

  const planned = matchLoudness({ release, subjects: rehearsed.subjects });
  listener({ kind: 'planned', plan: planned });
  await writeTextDurably(folder.plan, writePlan(planned, sentence));

  stage('render', planned.tracks.length);
  const former = await formerRenderings(folder);
  const rendered = await renderTracks({ ...common, plan: planned, profiles, folder, listener });
  if (!rendered.complete) return stopped(rendered.tracks.length);

  const plan = { ...planned, tracks: rendered.tracks.map(({ track }) => track) };
  const renderings = renderingsOf(
    release,
    profiles,
    rendered.tracks.map(({ rendering }) => rendering),
  );
  stage('report', planned.tracks.length);
  await writeTextDurably(folder.plan, writePlan(plan, sentence));
  await writeTextDurably(folder.renderings, jsonText(renderings));
  const report = renderReport({ release, profiles, plan, renderings, version });
  await writeTextDurably(folder.report, report);
  await removeFormerMasters(folder, former, renderings);
  return { status: 'done', release, folder, profiles, plan, renderings };
}

function chosenFolder(release: Release, baseFolder: string): string {
  return release.outputFolder === null
    ? join('reports', slugOf(release.title))
    : resolve(baseFolder, release.outputFolder);
}
