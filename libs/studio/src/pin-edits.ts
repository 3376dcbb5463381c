import { access, readFile, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findFiles, writeTextDurably } from '@kindred/audio-io';
import { adjustText, completeRelease, parseRelease, withAdjustments } from '@kindred/documents';
import type { Adjustment, Issue, Pin, Release, TrackPlan, WrittenPlan } from '@kindred/records';
import { canonicalText } from './cache/canonical-text.js';
import { ownedByAnother } from './folder-owner.js';
import { jsonText } from './json-text.js';
import { movedPins } from './moved-pins.js';
import { chosenFolder } from './open-run.js';
import { readPlanEdits } from './plan-edits.js';
import { readRelease } from './read-release.js';
import { releaseFolderAt, type ReleaseFolder } from './release-folder.js';
import { lockFolder } from './run-lock.js';
import { worldIssue } from './world-issue.js';

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
  const foreign = await ownedByAnother(release, folder);
  if (foreign) return { status: 'refused', issues: [...issues, foreign] };
  if (!(await exists(folder.plan))) return { status: 'refused', issues: [noPlan(folder)] };
  const locked = await lockFolder(folder);
  if (locked.status === 'busy') return { status: 'refused', issues: [locked.issue] };
  try {
    const moved = await move({ releaseFile, release, folder });
    return moved.status === 'done' ? { ...moved, issues: [...issues, ...moved.issues] } : moved;
  } catch (error) {
    return { status: 'failed', issues: [...issues, worldIssue(error, releaseFile)] };
  } finally {
    await locked.lock.release();
  }
}

interface Move {
  readonly releaseFile: string;
  readonly release: Release;
  readonly folder: ReleaseFolder;
}

async function move({ releaseFile, release, folder }: Move): Promise<PinOutcome> {
  const edits = await readPlanEdits(folder, { release, discardEdits: false });
  if (edits.status === 'refused') return edits;
  const { written } = edits;
  if (!written) return { status: 'refused', issues: [noPlan(folder)] };
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
  writeTextDurably(path, next);
  const record: WrittenPlan = {
    ...written,
    // It is to be decided anew, whatever it says.
    decidedSha256: '',
    plan: {
      ...written.plan,
      tracks: written.plan.tracks.map((track) => asEdited(track, edits.placed)),
    },
    pins: edits.pins.filter((pin) => !moved.includes(pin)),
  };
  writeTextDurably(folder.writtenPlan, jsonText(record));
  return done;
}

/** The new text; null unless it says what the old one said, and the adjustments. */
function adjustedText(
  text: string,
  {
    releaseFile,
    release,
    adjustments,
  }: Pick<Move, 'releaseFile' | 'release'> & {
    readonly adjustments: ReadonlyMap<string, Adjustment>;
  },
): string | null {
  const { draft } = parseRelease(text, releaseFile);
  if (!draft) return null;
  const matches = findFiles(dirname(resolve(releaseFile)), draft.lookups.patterns);
  const next = withAdjustments(text, { matches, adjustments });
  if (next === null) return null;
  const after = parseRelease(next, releaseFile).draft;
  if (!after) return null;
  const lookups = { matches, missing: [], neighbours: {} };
  const read = completeRelease(after, lookups).release;
  const wanted = {
    ...release,
    tracks: release.tracks.map((track) => {
      const adjust = adjustments.get(track.file);
      return adjust ? { ...track, adjust } : track;
    }),
  };
  return read && placeless(read) === placeless(wanted) ? next : null;
}

/** What a release says, wherever it says so. */
function placeless(release: Release): string {
  return canonicalText(release, { without: 'place' });
}

/** A track as plan.yaml says it, so that its edits are no edits any more. */
function asEdited(track: TrackPlan, pins: readonly Pin[]): TrackPlan {
  return pins
    .filter(({ file }) => file === track.file)
    .reduce((now, pin): TrackPlan => {
      switch (pin.part) {
        case 'eq':
          return { ...now, eq: pin.eq };
        case 'gain':
          return { ...now, gainDb: pin.gainDb };
        case 'width':
          return { ...now, sideDb: pin.sideDb };
        case 'limiter':
          return { ...now, limiter: pin.limiter };
      }
    }, track);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function noPlan({ root }: ReleaseFolder): Issue {
  return {
    code: 'nothing-planned',
    severity: 'error',
    message: `${root} holds no plan whose edits can be told`,
    fix: 'Run `kindred plan` first.',
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
