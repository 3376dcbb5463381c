import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { slugOf } from '@kindred/documents';
import type { Issue, Release } from '@kindred/records';
import { artworkIssues } from './artwork-issues.js';
import { openMeasurements, type Measurements } from './cache/measurements.js';
import type { Listener, StepName } from './event.js';
import { ownedByAnother } from './folder-owner.js';
import { fullMastersIn } from './full-masters.js';
import { locateTracks, type LocatedTracks } from './locate-tracks.js';
import { readRelease } from './read-release.js';
import {
  makeFolder,
  prepareWork,
  releaseFolderAt,
  removeWork,
  temporaryFolder,
  type ReleaseFolder,
} from './release-folder.js';
import { lockFolder, type RunLock } from './run-lock.js';
import { createRunProgress, type RunProgress } from './run-progress.js';
import { clashesOf } from './source-clash.js';
import { openWorkshop, type Workshop } from './workshop.js';
import { worldIssue } from './world-issue.js';

/** What every command that works in a release's folder is asked for. */
export interface RunRequest {
  readonly releaseFile: string;
  /** The release's folder; without it the release file's own choice, else reports/<slug>. */
  readonly out?: string;
  readonly threads: number;
  /** Where measurements are kept between runs; null to keep none and use none. */
  readonly cacheFolder: string | null;
  /** Of the program's own files: what other code decided is decided anew. */
  readonly codeSha256?: string;
  readonly listener: Listener;
  /** Stops the run within a second. */
  readonly signal?: AbortSignal;
}

/** What the steps of one run hand along. */
export interface Run {
  readonly releaseFile: string;
  /** Where its paths start from. */
  readonly baseFolder: string;
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly located: LocatedTracks;
  readonly workshop: Workshop;
  readonly measurements: Measurements;
  readonly progress: RunProgress;
  readonly listener: Listener;
}

export type Unfinished =
  /** A file that a person wrote, or the folder, is wrong; nothing was made. */
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  /** The world broke off the run: disk, permissions. The sources and the last run's files stay. */
  | { readonly status: 'failed'; readonly issues: readonly Issue[] }
  /** Stopped by its signal: the folder is as the run before left it. */
  | { readonly status: 'cancelled' };

export const cancelled: Unfinished = { status: 'cancelled' };

export interface RunKind {
  readonly stages: readonly StepName[];
  /** What is worked on, where that is not as the release file says. */
  readonly planned?: (release: Release) => Release;
  /** `read`: nothing is written in the release's folder; what must be on disk lies among the system's temporary files. */
  readonly folder?: 'written' | 'read';
}

/**
 * Reads a release file, takes its folder for this run alone, opens workers and cache, has the story
 * told, and closes all of it, however that ends.
 */
export async function openRun<Done extends { readonly status: 'done' }>(
  request: RunRequest,
  { stages, planned = (release) => release, folder: use = 'written' }: RunKind,
  tell: (run: Run) => Promise<Done | Unfinished>,
): Promise<(Done & { readonly issues: readonly Issue[] }) | Unfinished> {
  const { releaseFile, listener, signal } = request;
  const { release: asked, issues, places, baseFolder } = await readRelease(releaseFile);
  if (!asked) return { status: 'refused', issues };
  const release = planned(asked);
  const chosen = releaseFolderAt(request.out ?? chosenFolder(release, baseFolder));
  const folder = use === 'read' ? { ...chosen, work: temporaryFolder() } : chosen;
  const located = locateTracks(release.tracks, baseFolder);
  const foreign = await ownedByAnother(folder, { release, releaseFile });
  if (foreign) return { status: 'refused', issues: [...issues, foreign] };
  const full = release.light ? await fullMastersIn(folder) : null;
  if (full) return { status: 'refused', issues: [...issues, full] };
  const clashes = await clashesOf({ releaseFile, release, places, located, folder });
  const wrong = [...clashes, ...artworkIssues({ release, baseFolder })];
  if (wrong.length > 0) return { status: 'refused', issues: [...issues, ...wrong] };
  let lock: RunLock | null = null;
  try {
    if (use === 'written') {
      await makeFolder(folder);
      const locked = await lockFolder(folder);
      if (locked.status === 'busy') return { status: 'refused', issues: [...issues, locked.issue] };
      lock = locked.lock;
    }
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, folder.root)] };
  }
  let workshop: Workshop | null = null;
  let measurements: Measurements | null = null;
  const stop = (): void => void workshop?.cancel();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await (lock ? prepareWork(folder) : mkdir(folder.work, { recursive: true }));
    for (const issue of issues) listener({ kind: 'issue', issue });
    listener({ kind: 'release', release, folder: folder.root });
    workshop = await openWorkshop(request.threads);
    if (signal?.aborted) return cancelled;
    measurements = openMeasurements({ ...request, workshop });
    const packs = release.outputs?.some(({ container }) => container !== 'wav') ?? false;
    const costly = packs && stages.includes('render') ? [...stages, 'pack' as const] : stages;
    const progress = createRunProgress({ bytes: located.bytes, stages: costly, listener });
    const made = {
      releaseFile,
      baseFolder,
      release,
      folder,
      located,
      workshop,
      measurements,
      progress,
    };
    const outcome = await tell({ ...made, listener });
    if (outcome.status === 'done') return { ...outcome, issues };
    return outcome.status === 'cancelled'
      ? outcome
      : { ...outcome, issues: [...issues, ...outcome.issues] };
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, folder.root)] };
  } finally {
    signal?.removeEventListener('abort', stop);
    await (signal?.aborted ? workshop?.cancel() : workshop?.close());
    measurements?.close();
    await removeWork(folder);
    await lock?.release();
  }
}

/** The folder of a release where none was named; light masters lie beside it. */
export function chosenFolder(
  release: Pick<Release, 'title' | 'outputFolder' | 'light'>,
  baseFolder: string,
): string {
  const folder =
    release.outputFolder === null
      ? join('reports', slugOf(release.title))
      : resolve(baseFolder, release.outputFolder);
  return release.light ? `${folder}-light` : folder;
}
