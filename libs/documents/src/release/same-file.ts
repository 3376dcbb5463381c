import type { Issue } from '@kindred/records';
import { asCode } from '../source/wording.js';
import type { PlacedTrack } from './complete-release.js';
import { isAudio, namesIn } from './neighbours.js';
import type { DraftTrack, Lookups } from './release-draft.js';
import { folderOf, nameOf, pathIn } from '../paths/release-path.js';

/** Files that the running order names more than once; one issue for each place that does so. */
export function sameFiles(
  order: readonly PlacedTrack[],
  { lookups, used }: { lookups: Lookups; used: ReadonlySet<string> },
): Issue[] {
  const first = new Map<string, PlacedTrack>();
  const again = new Map<DraftTrack, { track: PlacedTrack; before: PlacedTrack; count: number }>();
  for (const track of order) {
    const before = first.get(track.file);
    if (before === undefined) first.set(track.file, track);
    else {
      const count = (again.get(track.from)?.count ?? 0) + 1;
      again.set(track.from, { ...(again.get(track.from) ?? { track, before }), count });
    }
  }
  return [...again.values()].map(({ track, before, count }) => ({
    code: 'same-file',
    severity: 'error',
    message: message({ track, before, count }),
    place: track.from.place,
    fix: fixFor(track, { lookups, used }),
  }));
}

function message({
  track,
  before,
  count,
}: {
  track: PlacedTrack;
  before: PlacedTrack;
  count: number;
}): string {
  const { line, column } = before.from.place;
  const other = `track ${before.number} on line ${line}, column ${column}`;
  if (track.from.kind === 'file') return `the same file as ${other}`;
  const more = count > 1 ? `, and ${count - 1} more` : '';
  return `matches ${asCode(track.file)}, the same file as ${other}${more}`;
}

/** Nearest in the order of names: it is mostly the one before or after that was meant. */
function fixFor(
  { file, from }: PlacedTrack,
  { lookups, used }: { lookups: Lookups; used: ReadonlySet<string> },
): string {
  if (from.kind === 'pattern') return 'name these files one by one, or by the pattern alone';
  const folder = folderOf(file);
  const names = namesIn(folder, lookups).filter(isAudio).sort();
  const here = names.indexOf(nameOf(file));
  const [nearest] = names
    .map((name, index) => ({ name, steps: Math.abs(index - here), after: index > here }))
    .filter(({ name }) => !used.has(pathIn(folder, name)))
    .sort((a, b) => a.steps - b.steps || Number(b.after) - Number(a.after));
  if (nearest === undefined) return 'remove one of the two';
  return `nearest file that no track uses: ${asCode(pathIn(folder, nearest.name))}`;
}
