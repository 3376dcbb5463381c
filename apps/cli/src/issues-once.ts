import type { Issue } from '@kindred/records';

/** Issues of several sources, each once and in the order of their first mention. */
export function issuesOnce(...sources: readonly (readonly Issue[])[]): readonly Issue[] {
  const keyOf = ({ code, track, message, place }: Issue): string =>
    JSON.stringify([code, track, message, place?.line, place?.column]);
  const first = new Map<string, Issue>();
  for (const issue of sources.flat()) {
    if (!first.has(keyOf(issue))) first.set(keyOf(issue), issue);
  }
  return [...first.values()];
}
