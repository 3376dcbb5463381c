import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeTextDurably } from '@kindred/audio-io';
import { slugOf, writePlan } from '@kindred/documents';
import { matchReleaseTone } from '@kindred/matcher';
import {
  sentence,
  type Issue,
  type MasteringPlan,
  type Profiles,
  type Release,
  type Renderings,
} from '@kindred/records';
import { renderReport } from '@kindred/report';
import { openMeasurements, type Measurements } from './cache/measurements.js';
import type { Listener, StageName } from './event.js';
import { formerRenderings, removeFormerMasters } from './former-masters.js';
import { jsonText } from './json-text.js';
import { locateTracks, pathOf, type LocatedTracks } from './locate-tracks.js';
import { measureTracks } from './measure-tracks.js';
import { readRelease } from './read-release.js';
import { rehearseTracks } from './rehearse-tracks.js';
import {
  makeFolder,
  prepareWork,
  releaseFolderAt,
  removeWork,
  type ReleaseFolder,
} from './release-folder.js';
import { isMeasured, profilesOf, renderingsOf, withFailures } from './release-records.js';
import { withMonoWarnings } from './mono-among-stereo.js';
import { planIssues } from './plan-issues.js';
import { publishTracks } from './publish-tracks.js';
import type { RenderedTrackPlan } from './render-track.js';
import { renderTracks } from './render-tracks.js';
import { lockFolder, type RunLock } from './run-lock.js';
import { createRunProgress, type RunProgress } from './run-progress.js';
import { ownedByAnother } from './folder-owner.js';
import { clashesOf } from './source-clash.js';
import { openWorkshop, type Workshop } from './workshop.js';
import { worldIssue } from './world-issue.js';

export interface MasterRequest {
  readonly releaseFile: string;
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** The release's folder; without it the release file's own choice, else reports/<slug>. */
  readonly out?: string;
  readonly threads: number;
  /** Where measurements are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
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
  /** The world broke off the run: disk, permissions. The sources and the last run's files stay. */
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  /** Stopped by its signal: the folder is as the run before left it. */
  | { readonly status: 'cancelled' };

/** What the steps of one run hand along. */
interface Run {
  readonly version: string;
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly measurements: Measurements;
  readonly progress: RunProgress;
  readonly listener: Listener;
  readonly located: LocatedTracks;
}

/**
 * The story of a release, from its file to its report: read → measure → match tone →
 * rehearse → match loudness → render and verify → report. Bad input comes back as issues; whatever
 * can be finished is.
 */
export async function masterRelease(request: MasterRequest): Promise<MasterOutcome> {
  const { release, issues, baseFolder } = await readRelease(request.releaseFile);
  if (!release) return { status: 'refused', issues };
  const folder = releaseFolderAt(request.out ?? chosenFolder(release, baseFolder));
  const located = locateTracks(release.tracks, baseFolder);
  const { releaseFile, version, listener, signal } = request;
  const foreign = await ownedByAnother(release, folder);
  if (foreign) return { status: 'refused', issues: [...issues, foreign] };
  const clashes = await clashesOf({ releaseFile, release, located, folder });
  if (clashes.length > 0) return { status: 'refused', issues: [...issues, ...clashes] };
  let lock: RunLock;
  try {
    await makeFolder(folder);
    const locked = await lockFolder(folder);
    if (locked.status === 'busy') return { status: 'refused', issues: [...issues, locked.issue] };
    lock = locked.lock;
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, folder.root)] };
  }
  let workshop: Workshop | null = null;
  let measurements: Measurements | null = null;
  const stop = (): void => void workshop?.cancel();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await prepareWork(folder);
    for (const issue of issues) listener({ kind: 'issue', issue });
    listener({ kind: 'release', release, folder: folder.root });
    workshop = await openWorkshop(request.threads);
    if (signal?.aborted) return { status: 'cancelled' };
    measurements = openMeasurements({ workshop, cacheFolder: request.cacheFolder, listener });
    const progress = createRunProgress({
      bytes: located.bytes,
      stages: ['measure', 'rehearse', 'render', 'verify'],
      listener,
    });
    const made = { release, folder, located, workshop, measurements, progress };
    const outcome = await tell({ ...made, version, listener });
    return outcome.status === 'done' ? { ...outcome, issues } : outcome;
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, folder.root)] };
  } finally {
    signal?.removeEventListener('abort', stop);
    await (signal?.aborted ? workshop?.cancel() : workshop?.close());
    measurements?.close();
    await removeWork(folder);
    await lock.release();
  }
}

type Cancelled = Extract<MasterOutcome, { status: 'cancelled' }>;
type Failed = Extract<MasterOutcome, { status: 'failed' }>;

const cancelled: Cancelled = { status: 'cancelled' };

async function tell(
  run: Run,
): Promise<Cancelled | Failed | ({ status: 'done' } & MasteredRelease)> {
  const { release, folder, located, workshop, measurements, progress, listener } = run;
  const common = { located, progress, listener };
  const stage = (name: StageName, tracks: number): void =>
    listener({ kind: 'stage', stage: name, tracks });

  stage('measure', release.tracks.length);
  const measuredMixes = await measureTracks({ ...common, measurements, tracks: release.tracks });
  if (!measuredMixes) return cancelled;
  const mixes = withMonoWarnings(measuredMixes, listener);

  const measured = mixes.filter(isMeasured);
  stage('plan', measured.length);
  const tone = matchReleaseTone(release, measured);
  const rehearsed = await rehearseTracks({ ...common, measurements, measured, tone, folder });
  if (!rehearsed) return cancelled;
  for (const issue of rehearsed.failed) listener({ kind: 'issue', issue });
  const profiles = profilesOf(release, withFailures(mixes, rehearsed.failed));
  const { tracks } = rehearsed;
  if (tracks.length === 0) return deliver(run, { profiles, plan: null, finished: [] });

  const matched = await workshop.run('matchRelease', {
    release,
    tracks,
    tone,
    folder: folder.work,
  });
  if (matched.status === 'cancelled') return cancelled;
  if (matched.status === 'failed') return { status: 'failed', issues: [matched.issue] };
  const planned = matched.result;
  listener({ kind: 'planned', plan: planned });
  for (const issue of planIssues(planned)) listener({ kind: 'issue', issue });

  stage('render', planned.tracks.length);
  const finished = await renderTracks({ ...common, workshop, plan: planned, profiles, folder });
  if (!finished) return cancelled;
  for (const { status, track } of finished) {
    // Its bytes may not be what its size and date made of it.
    if (status === 'failed') measurements.forget(pathOf(located, track.number));
  }

  stage('report', planned.tracks.length);
  const plan = { ...planned, tracks: finished.map(({ track }) => track) };
  return deliver(run, { profiles, plan, finished });
}

interface Finished {
  readonly profiles: Profiles;
  readonly plan: MasteringPlan | null;
  readonly finished: readonly RenderedTrackPlan[];
}

/** Puts everything in its place, and takes away what the last run left and this one did not make. */
async function deliver(
  { version, release, folder, listener }: Run,
  { profiles, plan, finished }: Finished,
): Promise<{ status: 'done' } & MasteredRelease> {
  const former = await formerRenderings(folder);
  const rendered = await publishTracks(finished, folder, listener);
  const renderings = renderingsOf(release, profiles, rendered);
  writeTextDurably(folder.profiles, jsonText(profiles));
  writeTextDurably(folder.renderings, jsonText(renderings));
  if (plan) {
    writeTextDurably(folder.plan, writePlan(plan, sentence));
    const report = renderReport({ release, profiles, plan, renderings, version });
    writeTextDurably(folder.report, report);
  } else {
    await Promise.all([folder.plan, folder.report].map((path) => rm(path, { force: true })));
  }
  await removeFormerMasters(folder, former, renderings);
  return { status: 'done', release, folder, profiles, plan, renderings };
}

function chosenFolder(release: Release, baseFolder: string): string {
  return release.outputFolder === null
    ? join('reports', slugOf(release.title))
    : resolve(baseFolder, release.outputFolder);
}
