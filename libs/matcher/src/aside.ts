import type { TrackRole } from '@kindred/records';

const asides: ReadonlySet<TrackRole> = new Set(['interlude', 'intro', 'outro', 'spoken']);

/** Whether a track never holds a release down, and has no vote in its level, tone and width. */
export function isAside(role: TrackRole | null): boolean {
  return role !== null && asides.has(role);
}
