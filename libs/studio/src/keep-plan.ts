import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepTextDurably, writeTextDurably } from '@kindred/audio-io';
import { writePlan } from '@kindred/documents';
import {
  sentence,
  type Issue,
  type MasteringPlan,
  type Release,
  type WrittenPlan,
} from '@kindred/records';
import { canonicalText } from './cache/canonical-text.js';
import { askedOf } from './former-decision.js';
import type { PlanEdits } from './plan-edits.js';
import type { ReleaseFolder } from './release-folder.js';
import { writtenPlanText } from './written-plan-text.js';

export interface KeepPlan {
  readonly folder: ReleaseFolder;
  /** What was planned from. */
  readonly release: Release;
  /** What plan.yaml said when the run began. */
  readonly edits: PlanEdits;
  /** As decided. */
  readonly decided: MasteringPlan;
  /** As rendered: the same, with what renders corrected. */
  readonly plan: MasteringPlan;
}

/**
 * Writes plan.yaml and, beside it, the record that edits are told from. Nothing that a person typed
 * is lost: a plan whose edits can't be told, or that was edited while the run went on, is set
 * aside under another name, and said.
 */
export async function keepPlan({
  folder,
  release,
  edits,
  decided,
  plan,
}: KeepPlan): Promise<Issue[]> {
  const text = writePlan(plan, sentence);
  const issues = await setAside(folder, { edits, text });
  if (edits.text !== text) {
    // Never an old record beside a new plan: all that was decided anew would look like an edit.
    await rm(folder.writtenPlan, { force: true });
  }
  keepTextDurably(folder.plan, text);
  const record: WrittenPlan = {
    schema: 'written-plan/1',
    decidedSha256: decisionDigest(decided, { edits, release }),
    plan,
    decided: { plan: decided, asked: askedOf(release) },
    pins: edits.pins,
    adjusts: adjustsOf(release),
  };
  keepTextDurably(folder.writtenPlan, writtenPlanText(record));
  return issues;
}

/** There is nothing to plan any more. */
export async function removePlan({ plan, writtenPlan }: ReleaseFolder): Promise<void> {
  await rm(writtenPlan, { force: true });
  await rm(plan, { force: true });
}

/** Of what was decided, what it was decided around, and what edits of it are reckoned from. */
export function decisionDigest(
  decided: MasteringPlan,
  { edits, release }: { readonly edits: Pick<PlanEdits, 'pins'>; readonly release: Release },
): string {
  const { pins } = edits;
  const adjusts = adjustsOf(release);
  return createHash('sha256').update(canonicalText({ decided, pins, adjusts })).digest('hex');
}

/** What stands under `adjust` of each track, wherever that is. */
function adjustsOf({ tracks }: Release): WrittenPlan['adjusts'] {
  return tracks.flatMap(({ file, adjust }) =>
    adjust ? [{ file, adjust: { ...adjust, eq: adjust.eq.map(({ band }) => ({ band })) } }] : [],
  );
}

async function setAside(
  folder: ReleaseFolder,
  { edits, text }: { readonly edits: PlanEdits; readonly text: string },
): Promise<Issue[]> {
  const now = await readFile(folder.plan, 'utf8').catch(() => null);
  if (now === null || now === text) return [];
  const changed = now !== edits.text;
  if (!changed && (edits.written !== null || edits.discards)) return [];
  const name = await freeName(folder, now);
  writeTextDurably(join(folder.root, name), now);
  const message = changed
    ? `plan.yaml was edited while this ran; what it said is kept as ${name}`
    : `what Kindred last wrote in plan.yaml is not known (plan.json), so its edits can't be told; it is kept as ${name}`;
  const fix = 'Edit the new plan.yaml, and run again.';
  return [{ code: 'plan-set-aside', severity: 'warning', message, fix }];
}

/** A name that is free, or that holds this very text. */
async function freeName({ root }: ReleaseFolder, text: string): Promise<string> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? 'plan.before.yaml' : `plan.before-${count}.yaml`;
    const there = await readFile(join(root, name), 'utf8').catch(() => null);
    if (there === null || there === text) return name;
  }
}
