import type { Finding } from './finding.js';
import type { Issue } from './issue.js';

/**
 * A finding as an issue of its track. The master is made all the same, so the most it can be is a
 * warning: a person must decide.
 */
export function findingIssue(
  { code, severity, says, advice }: Finding,
  track: number,
): Issue & { readonly track: number } {
  return {
    code,
    severity: severity === 'error' ? 'warning' : severity,
    message: says.replace(/\.$/u, ''),
    ...(advice.startsWith('None') ? {} : { fix: advice }),
    track,
  };
}
