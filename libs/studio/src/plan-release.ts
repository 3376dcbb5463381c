import { writeTextDurably } from '@kindred/audio-io';
import type { Issue, MasteringPlan, Pin, Profiles, Release } from '@kindred/records';
import { decidePlan } from './decide-plan.js';
import { jsonText } from './json-text.js';
import { decisionDigest, keepPlan, removePlan } from './keep-plan.js';
import { openRun, type RunRequest, type Unfinished } from './open-run.js';
import { readPlanEdits } from './plan-edits.js';
import type { ReleaseFolder } from './release-folder.js';

export interface PlanRequest extends RunRequest {
  /** Plans without what a person edited in plan.yaml. */
  readonly discardEdits?: boolean;
}

/** A plan as it stands on disk. */
export interface PlannedRelease {
  readonly release: Release;
  readonly folder: ReleaseFolder;
  readonly profiles: Profiles;
  /** Null when no track could be measured. */
  readonly plan: MasteringPlan | null;
  /** What was edited in the plan before, and planned around. */
  readonly pins: readonly Pin[];
  /** Whether it is what stood there already. */
  readonly isUnchanged: boolean;
}

export type PlanOutcome =
  ({ readonly status: 'done'; readonly issues: readonly Issue[] } & PlannedRelease) | Unfinished;

/**
 * Decides everything and writes plan.yaml; renders nothing. Masters, their records and their report
 * stay as the last run left them; a decision that is the same again leaves the plan as well.
 */
export async function planRelease(request: PlanRequest): Promise<PlanOutcome> {
  const { discardEdits = false } = request;
  return openRun(request, { stages: ['measure', 'rehearse'] }, async (run) => {
    const { release, folder, listener } = run;
    const edits = await readPlanEdits(folder, { release, discardEdits });
    if (edits.status === 'refused') return edits;
    for (const issue of edits.issues) listener({ kind: 'issue', issue });
    const decision = await decidePlan(run, edits);
    if (decision.status !== 'done') return decision;
    const { profiles, plan: decided } = decision;
    writeTextDurably(folder.profiles, jsonText(profiles));
    const made = { status: 'done', release, folder, profiles, pins: edits.placed } as const;
    if (!decided) {
      if (edits.pins.length === 0) await removePlan(folder);
      return { ...made, plan: null, isUnchanged: false };
    }
    const { written, isAsWritten } = edits;
    if (isAsWritten && written?.decidedSha256 === decisionDigest(decided, { edits, release })) {
      return { ...made, plan: written.plan, isUnchanged: true };
    }
    for (const issue of await keepPlan({ folder, release, edits, decided, plan: decided })) {
      listener({ kind: 'issue', issue });
    }
    return { ...made, plan: decided, isUnchanged: false };
  });
}
