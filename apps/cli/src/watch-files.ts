import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAudio } from '@kindred/documents';
import type { WatchedFiles } from '@kindred/studio';

/** What files looked like at one moment, by path; compared, never read. */
export type FileStates = ReadonlyMap<string, string>;

/**
 * Looks at files without opening them. Looking again and again finds what watchers of the system miss on
 * network drives, and a program that saves by renaming; a hundred files take a millisecond.
 */
export function lookAt({ files, folders }: WatchedFiles): FileStates {
  const added = folders.flatMap((folder) => audioIn(folder).map((name) => join(folder, name)));
  return new Map([...new Set([...files, ...added])].map((path) => [path, stateOf(path)]));
}

/** Paths that are not as they were: changed, gone or new. */
export function changedSince(before: FileStates, now: FileStates): readonly string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].filter((path) => (before.get(path) ?? gone) !== (now.get(path) ?? gone));
}

/** As often as a person would notice. */
const lookEveryMs = 250;

/**
 * Waits until something differs from `before`, and then until nothing has changed for a moment: an
 * export of a mix takes its time. Null when the signal came first.
 */
export async function nextChange(
  watched: WatchedFiles,
  { before, signal }: { readonly before: FileStates; readonly signal: AbortSignal },
): Promise<readonly string[] | null> {
  let last = before;
  while (!signal.aborted) {
    await new Promise((done) => setTimeout(done, lookEveryMs));
    const now = lookAt(watched);
    const isCalm = changedSince(last, now).length === 0;
    const changed = changedSince(before, now);
    if (isCalm && changed.length > 0 && !signal.aborted) return changed;
    last = now;
  }
  return null;
}

const gone = 'gone';

function stateOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.size} ${stat.mtimeNs} ${stat.ino}` : gone;
}

/** Of files that are audio by their name: others come and go in any folder. */
function audioIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isAudio);
  } catch {
    return [];
  }
}
