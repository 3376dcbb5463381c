import type { Issue, Profiles, Renderings } from '@kindred/records';
import type { Unfinished } from '@kindred/studio';
import { issuesOnce } from './issues-once.js';

interface Done {
  readonly status: 'done';
  readonly issues: readonly Issue[];
  readonly folder: { readonly root: string };
}

/**
 * One document for programs: the records of a run as they stand on disk, all its issues inside.
 * @param more of a run that is done: whose issues stand with its tracks, and further fields
 */
export function runDocument<One extends Done>(
  outcome: One | Unfinished,
  told: readonly Issue[],
  more: (done: One) => {
    readonly of: Pick<Profiles | Renderings, 'tracks'>;
    readonly fields: object;
  },
): object {
  if (outcome.status === 'cancelled') return outcome;
  if (outcome.status !== 'done') return { ...outcome, issues: issuesOnce(told, outcome.issues) };
  const { folder, ...records } = outcome;
  const { of, fields } = more(outcome);
  const ofTracks = of.tracks.flatMap(({ issues }) => issues);
  const issues = issuesOnce(told, records.issues, ofTracks);
  return { ...records, issues, folder: folder.root, ...fields };
}
