import { access, readFile, realpath } from 'node:fs/promises';
import { writeTextDurably } from '@kindred/audio-io';
import { adjustText } from '@kindred/documents';
import type { Issue, Pin, Release } from '@kindred/records';
import { adjustedText } from './adjusted-text.js';
import { ownedByAnother } from './folder-owner.js';
import { movedPins } from './moved-pins.js';
import { nextCommand, type TypedCommand } from './next-command.js';
import { chosenFolder } from './open-run.js';
import { planAfterPins } from './plan-after-pins.js';
import { readPlanEdits } from './plan-edits.js';
import { readRelease } from './read-release.js';
import { releaseFolderAt, type ReleaseFolder } from './release-folder.js';
import { lockFolder } from './run-lock.js';
import { worldIssue } from './world-issue.js';
import { writtenPlanText } from './written-plan-text.js';

export interface PinRequest {
  readonly releaseFile: string;
  /** The release's folder; without it the release file's own choice, else reports/<slug>. */
  readonly out?: string;
}

/** What was moved from a plan into its release file. */
export interface PinnedEdits {
  readonly folder: ReleaseFolder;
  readonly release: Release;
  readonly moved: readonly Pin[];
  /** What has no key there, and why; it stays in the plan, and is kept as before. */
  readonly stays: readonly { readonly pin: Pin; readonly why: string }[];
  /** What stands under `adjust` now, by track number, as it is typed. */
  readonly adjust: readonly { readonly track: number; readonly text: string }[];
}

export type PinOutcome =
  | ({ readonly status: 'done'; readonly issues: readonly Issue[] } & PinnedEdits)
  | { readonly status: 'refused' | 'failed'; readonly issues: readonly Issue[] };

/**
 * Moves what was edited in plan.yaml into the release file, under `adjust` of each track, every other
 * character of which stays. The next plan is decided from there.
 */
export async function pinEdits({ releaseFile, out }: PinRequest): Promise<PinOutcome> {
  const { release, issues, baseFolder } = await readRelease(releaseFile);
  if (!release) return { status: 'refused', issues };
  const folder = releaseFolderAt(out ?? chosenFolder(release, baseFolder));
  const foreign = await ownedByAnother(folder, { release, releaseFile });
  if (foreign) return { status: 'refused', issues: [...issues, foreign] };
  if (!(await exists(folder.plan)))
    return { status: 'refused', issues: [noPlan(folder, { releaseFile, out })] };
  const locked = await lockFolder(folder);
  if (locked.status === 'busy') return { status: 'refused', issues: [locked.issue] };
  try {
    const moved = await move({ releaseFile, out, release, folder });
    return moved.status === 'done' ? { ...moved, issues: [...issues, ...moved.issues] } : moved;
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, releaseFile)] };
  } finally {
    await locked.lock.release();
  }
}

interface Move {
  readonly releaseFile: string;
  readonly out: string | undefined;
  readonly release: Release;
  readonly folder: ReleaseFolder;
}

async function move({ releaseFile, out, release, folder }: Move): Promise<PinOutcome> {
  const edits = await readPlanEdits(folder, { release, discardEdits: false });
  if (edits.status === 'refused') return edits;
  const { written } = edits;
  if (!written) return { status: 'refused', issues: [noPlan(folder, { releaseFile, out })] };
  const { adjustments, moved, stays } = movedPins(edits.placed, release);
  const issues = edits.issues;
  const adjust = release.tracks.flatMap(({ number, file }) => {
    const adjustment = adjustments.get(file);
    return adjustment ? [{ track: number, text: adjustText(adjustment) }] : [];
  });
  const done = { status: 'done', folder, release, moved, stays, adjust, issues } as const;
  if (moved.length === 0) return done;
  // A link to the release file stays one.
  const path = await realpath(releaseFile);
  const text = await readFile(path, 'utf8');
  const next = adjustedText(text, { releaseFile, release, adjustments });
  if (next === null)
    return { status: 'refused', issues: noPlaceFor(adjust, { releaseFile, release }) };
  if (next !== text) writeTextDurably(path, next);
  // Stopped before this, the same pins give the same adjustments again.
  const record = planAfterPins(written, { ...edits, moved, adjustments });
  writeTextDurably(folder.writtenPlan, writtenPlanText(record));
  return done;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function noPlan({ root }: ReleaseFolder, typed: TypedCommand): Issue {
  return {
    code: 'nothing-planned',
    severity: 'error',
    message: `${root} holds no plan whose edits can be told`,
    fix: `Run \`${nextCommand('plan', typed)}\` first.`,
  };
}

function noPlaceFor(
  adjust: PinnedEdits['adjust'],
  { releaseFile, release }: Pick<Move, 'releaseFile' | 'release'>,
): Issue[] {
  return adjust.map(({ track, text }) => ({
    code: 'no-place',
    severity: 'error',
    message: `${releaseFile} has no plain place for \`adjust\` of ${release.tracks[track - 1]?.file ?? track}`,
    fix: `Type \`adjust: ${text}\` there.`,
    track,
  }));
}
