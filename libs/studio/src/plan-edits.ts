import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { readFault } from '@kindred/audio-io';
import { comparePlans, parsePlan } from '@kindred/documents';
import {
  writtenPlanSchema,
  type Issue,
  type Pin,
  type Release,
  type WrittenPlan,
} from '@kindred/records';
import { heldPins, placedPins } from './held-pins.js';
import type { ReleaseFolder } from './release-folder.js';

/** What stands in a release's plan.yaml, as far as a person put it there. */
export interface PlanEdits {
  readonly status: 'read';
  /** All that is fixed, also of tracks that the release does not hold now. */
  readonly pins: readonly Pin[];
  /** The same, pin by pin, with the files and numbers that were last written. */
  readonly held: readonly Pin[];
  /** Of `pins`, what concerns the tracks of the release, with their numbers. */
  readonly placed: readonly Pin[];
  /** The text of plan.yaml; null: there is none. */
  readonly text: string | null;
  /** What Kindred last wrote there; null: it can't be known. */
  readonly written: WrittenPlan | null;
  /** Whether edits were to be dropped. */
  readonly discards: boolean;
  /** Whether plan.yaml says what Kindred wrote there and nothing else. */
  readonly isAsWritten: boolean;
  /** What the next plan stands by where it can; null: it is decided from scratch. */
  readonly stands: WrittenPlan | null;
  readonly issues: readonly Issue[];
}

/**
 * Reads the edits of the last plan: what differs, by value, from what was written there, and what
 * earlier edits fixed. A plan that can't be read is refused, and stays as it is; one that was
 * deleted fixes nothing, nor does one of which it is not known what was written.
 */
export async function readPlanEdits(
  folder: ReleaseFolder,
  { release, discardEdits }: { readonly release: Release; readonly discardEdits: boolean },
): Promise<PlanEdits | { readonly status: 'refused'; readonly issues: readonly Issue[] }> {
  const written = await readWrittenPlan(folder);
  const none = {
    status: 'read',
    pins: [],
    held: [],
    placed: [],
    written,
    discards: discardEdits,
    isAsWritten: false,
    stands: null,
    issues: [],
  } as const;
  let text: string;
  try {
    text = await readFile(folder.plan, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { ...none, text: null };
    }
    return { status: 'refused', issues: [readFault(error, folder.plan).issue] };
  }
  // Without what was written there no edit can be told, not even in a plan that can't be read: it is
  // set aside as it is.
  if (discardEdits || !written) return { ...none, text };
  const parsed = parsePlan(text, relative(process.cwd(), folder.plan));
  if (parsed.plan === null) return { status: 'refused', issues: parsed.issues };
  const edits = comparePlans(written.plan, parsed);
  const adjusts = new Map(written.adjusts.map(({ file, adjust }) => [file, adjust]));
  const edited = edits.pins.map((pin) => ({ ...pin, adjust: adjusts.get(pin.file) }));
  const held = heldPins(written.pins, edited);
  const { placed, all, issues } = placedPins(held, { release, written: written.plan });
  return {
    status: 'read',
    pins: all,
    held,
    placed,
    text,
    written,
    discards: false,
    isAsWritten: edits.pins.length === 0 && edits.issues.length === 0,
    stands: written,
    issues: [...parsed.issues, ...edits.issues, ...issues],
  };
}

/** The plan as it was last written; null when there is none that can be read. */
export async function readWrittenPlan(folder: ReleaseFolder): Promise<WrittenPlan | null> {
  try {
    return writtenPlanSchema.parse(JSON.parse(await readFile(folder.writtenPlan, 'utf8')));
  } catch {
    return null;
  }
}
