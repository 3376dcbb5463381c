import type { Issue, Pin } from '@kindred/records';
import { decidePlan } from './decide-plan.js';
import { deliver, type MasteredRelease } from './deliver.js';
import { keepPlan, removePlan } from './keep-plan.js';
import { pathOf } from './locate-tracks.js';
import { cancelled, openRun, type Run, type RunRequest, type Unfinished } from './open-run.js';
import { readPlanEdits, type PlanEdits } from './plan-edits.js';
import { partsFixed, renderTracks } from './render-tracks.js';

export interface MasterRequest extends RunRequest {
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Plans without what a person edited in plan.yaml. */
  readonly discardEdits?: boolean;
  /** Leaves the sound out of the report. */
  readonly withoutAudio?: boolean;
}

export type MasterOutcome =
  | ({
      readonly status: 'done';
      /** What was edited in the plan, and planned around. */
      readonly pins: readonly Pin[];
      readonly issues: readonly Issue[];
    } & MasteredRelease)
  | Unfinished;

/** A finished run, before what its release file gave rise to is added. */
export type Mastered = { readonly status: 'done'; readonly pins: readonly Pin[] } & MasteredRelease;

/**
 * The story of a release, from its file to its report: read → measure → match tone →
 * rehearse → match loudness → render and verify → report. Bad input comes back as issues; whatever
 * can be finished is.
 */
export async function masterRelease(request: MasterRequest): Promise<MasterOutcome> {
  const { version, discardEdits = false, withoutAudio = false } = request;
  return openRun(request, { stages: ['measure', 'rehearse', 'render', 'verify'] }, async (run) => {
    const edits = await readPlanEdits(run.folder, { release: run.release, discardEdits });
    if (edits.status === 'refused') return edits;
    return master(run, { edits, version, withoutAudio });
  });
}

async function master(
  run: Run,
  {
    edits,
    ...report
  }: { readonly edits: PlanEdits } & Required<Pick<MasterRequest, 'version' | 'withoutAudio'>>,
): Promise<Mastered | Unfinished> {
  const { folder, release, located, measurements, listener } = run;
  for (const issue of edits.issues) listener({ kind: 'issue', issue });
  const pins = edits.placed;
  const decision = await decidePlan(run, pins);
  if (decision.status !== 'done') return decision;
  const { profiles, plan: decided } = decision;
  if (!decided) {
    const mastered = await deliver(run, { ...report, profiles, plan: null, finished: [] });
    if (mastered.status !== 'done') return mastered;
    if (edits.pins.length === 0) await removePlan(folder);
    return { ...mastered, pins };
  }

  listener({ kind: 'stage', stage: 'render', tracks: decided.tracks.length });
  const fixed = partsFixed(pins);
  const finished = await renderTracks({ ...run, plan: decided, profiles, fixed, byHand: fixed });
  if (!finished) return cancelled;
  for (const { status, track } of finished) {
    // Its bytes may not be what its size and date made of it.
    if (status === 'failed') measurements.forget(pathOf(located, track.number));
  }

  listener({ kind: 'stage', stage: 'report', tracks: decided.tracks.length });
  const plan = { ...decided, tracks: finished.map(({ track }) => track) };
  const mastered = await deliver(run, { ...report, profiles, plan, finished });
  if (mastered.status !== 'done') return mastered;
  for (const issue of await keepPlan({ folder, release, edits, decided, plan })) {
    listener({ kind: 'issue', issue });
  }
  return { ...mastered, pins };
}
