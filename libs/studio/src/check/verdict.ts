import type { CheckName, Issue, Verdict } from '@kindred/records';

/** A check and what it found: an error breaks it, a warning leaves it to a person. */
export function verdict(name: CheckName, issues: readonly Issue[]): Verdict {
  const has = (severity: Issue['severity']): boolean =>
    issues.some((issue) => issue.severity === severity);
  return { name, status: has('error') ? 'broken' : has('warning') ? 'warned' : 'kept', issues };
}
