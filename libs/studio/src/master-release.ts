import type { Issue, Pin } from '@kindred/records';
import { decidePlan } from './decide-plan.js';
import { deliver, type MasteredRelease } from './deliver.js';
import { formerFiles } from './former-files.js';
import { keepPlan, removePlan } from './keep-plan.js';
import { lightRelease } from './light-release.js';
import { openRun, type Run, type RunKind, type RunRequest, type Unfinished } from './open-run.js';
import { readPlanEdits, type PlanEdits } from './plan-edits.js';
import { renderAndDeliver } from './render-and-deliver.js';
import { partsFixed } from './render-tracks.js';

export interface MasterRequest extends RunRequest {
  /** Of the Kindred that runs, for the report to tell. */
  readonly version: string;
  /** Plans without what a person edited in plan.yaml. */
  readonly discardEdits?: boolean;
  /** For demos: half the tone, a limiter for safety, one render of each track that keeps its promises, no sound in the report. */
  readonly light?: boolean;
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
  const kind = {
    stages: ['measure', 'rehearse', 'render', 'verify'],
    ...plannedFor(request),
  } as const;
  return openRun(request, kind, async (run) => {
    const edits = await readPlanEdits(run.folder, { release: run.release, discardEdits });
    if (edits.status === 'refused') return edits;
    return master(run, { edits, version, withoutAudio });
  });
}

/** What a release file is worked on as. */
export function plannedFor({
  light = false,
}: Pick<MasterRequest, 'light'>): Pick<RunKind, 'planned'> {
  return light ? { planned: lightRelease } : {};
}

async function master(
  run: Run,
  {
    edits,
    ...report
  }: { readonly edits: PlanEdits } & Required<Pick<MasterRequest, 'version' | 'withoutAudio'>>,
): Promise<Mastered | Unfinished> {
  const { folder, release, listener } = run;
  for (const issue of edits.issues) listener({ kind: 'issue', issue });
  const pins = edits.placed;
  const decision = await decidePlan(run, edits);
  if (decision.status !== 'done') return decision;
  const { profiles, plan: decided } = decision;
  if (!decided) {
    const former = await formerFiles(folder);
    const nothing = { former, plan: null, finished: [], keptRenders: null };
    const mastered = await deliver(run, { ...report, profiles, ...nothing });
    if (mastered === 'parts-needed') throw new Error('nothing was rendered');
    if (mastered.status !== 'done') return mastered;
    if (edits.pins.length === 0) await removePlan(folder);
    return { ...mastered, pins };
  }

  const fixed = partsFixed(pins);
  const toDeliver = { ...report, plan: decided, profiles, fixed, byHand: fixed };
  const delivered = await renderAndDeliver(run, toDeliver);
  if (delivered.status !== 'done') return delivered;
  const { rendered: plan, ...mastered } = delivered;
  for (const issue of await keepPlan({ folder, release, edits, decided, plan })) {
    listener({ kind: 'issue', issue });
  }
  return { ...mastered, pins };
}
