import { resolve } from 'node:path';
import { masterFileName, outputFolders, releaseFileName } from '@kindred/delivery';
import {
  usualOutputs,
  type Issue,
  type MasteringPlan,
  type Pin,
  type Profiles,
  type Release,
} from '@kindred/records';
import { openKeptRenders } from './cache/kept-renders.js';
import { decidePlan } from './decide-plan.js';
import { formerFiles } from './former-files.js';
import { plannedFor, type MasterRequest } from './master-release.js';
import { openRun, type Run, type Unfinished } from './open-run.js';
import { readPlanEdits } from './plan-edits.js';
import { isInside, type ReleaseFolder } from './release-folder.js';
import { partsFixed, saidToRunOn, settingOf } from './render-tracks.js';
import { streamsOf } from './streams.js';

/** What mastering a release would do. Paths are relative to its folder, POSIX. */
export interface ForeseenRelease {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
  /** What was edited in the plan, and is planned around. */
  readonly pins: readonly Pin[];
  readonly tracks: readonly ForeseenTrack[];
  /** Every file that would lie among the masters. */
  readonly files: readonly string[];
  /** Of what was delivered before, what would lie there no more. */
  readonly removed: readonly string[];
}

export interface ForeseenTrack {
  readonly number: number;
  readonly title: string;
  /** `reuse`: its files lie there as it would be rendered; `none`: there would be no master. */
  readonly does: 'render' | 'reuse' | 'none';
}

export type ForeseenOutcome =
  ({ readonly status: 'done'; readonly issues: readonly Issue[] } & ForeseenRelease) | Unfinished;

/**
 * What `masterRelease` would do, asked the same. Mixes are measured and the plan is decided, which the
 * next run then finds in the cache; nothing is rendered, and nothing written in the release's folder.
 */
export async function foreseeMaster(request: MasterRequest): Promise<ForeseenOutcome> {
  const { discardEdits = false } = request;
  const kind = {
    stages: ['measure', 'rehearse'],
    folder: 'read',
    ...plannedFor(request),
  } as const;
  return openRun(request, kind, async (run) => {
    const edits = await readPlanEdits(run.folder, { release: run.release, discardEdits });
    if (edits.status === 'refused') return edits;
    for (const issue of edits.issues) run.listener({ kind: 'issue', issue });
    const decision = await decidePlan(run, edits);
    if (decision.status !== 'done') return decision;
    return { ...(await foresee(run, { ...decision, pins: edits.placed })), status: 'done' };
  });
}

async function foresee(
  run: Run,
  { plan, profiles, pins }: Pick<ForeseenRelease, 'plan' | 'profiles' | 'pins'>,
): Promise<ForeseenRelease> {
  const { release, folder } = run;
  const tracks = await foreseeTracks(run, { plan, profiles, pins });
  const files = filesOf(release, { plan, tracks });
  const { delivery } = await formerFiles(folder);
  const before = (delivery?.files ?? []).map(({ file }) => file);
  const removed = before.filter(
    (file) => !files.includes(file) && isInside(resolve(folder.root, file), folder.masters),
  );
  return { release, folder, profiles, plan, pins, tracks, files, removed };
}

async function foreseeTracks(
  run: Run,
  { plan, profiles, pins }: Pick<ForeseenRelease, 'plan' | 'profiles' | 'pins'>,
): Promise<readonly ForeseenTrack[]> {
  const does = new Map<number, ForeseenTrack['does']>();
  if (plan) {
    const fixed = partsFixed(pins);
    const kept = openKeptRenders(run);
    for (const stream of streamsOf(plan, profiles, saidToRunOn(run.release)).streams) {
      const before = await kept.find(stream, settingOf(stream, { plan, fixed, byHand: fixed }));
      for (const { track } of stream) does.set(track.number, before ? 'reuse' : 'render');
    }
  }
  return profiles.tracks.map(({ number, title }) => ({
    number,
    title,
    does: does.get(number) ?? 'none',
  }));
}

/** In the order that they are made: each track in each format, then what comes beside them. */
function filesOf(
  { title, deliver = [] }: Release,
  { plan, tracks }: Pick<ForeseenRelease, 'plan' | 'tracks'>,
): readonly string[] {
  const outputs = plan?.outputs ?? usualOutputs;
  const made = tracks.filter(({ does }) => does !== 'none');
  if (made.length === 0) return [];
  const total = tracks.length;
  const masters = outputFolders(outputs).flatMap((folder, at) =>
    made.map(
      (track) =>
        `${folder}/${masterFileName(track.number, track.title, outputs[at]!.container, { total })}`,
    ),
  );
  const whole = made.length === total;
  const [sheet, joined] = [releaseFileName(title, 'cue'), releaseFileName(title, 'wav')];
  return [
    ...masters,
    ...(whole && deliver.includes('cue') ? [`masters/${sheet}`] : []),
    ...(whole && deliver.includes('one continuous file')
      ? [`masters/continuous/${joined}`, `masters/continuous/${sheet}`]
      : []),
    ...(deliver.includes('checksums') ? ['masters/checksums.sha256'] : []),
  ];
}
