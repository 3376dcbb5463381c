import { findingIssue, type Finding, type Issue } from '@kindred/records';

/** What is told by the check of the peak, or is no fault of a finished file. */
const toldElsewhere: readonly Finding['code'][] = ['over'];

/**
 * What was found in a finished file, as issues: here a finding that is an error breaks a promise,
 * for nobody masters after this.
 */
export function checkSound(
  findings: readonly Finding[],
  { number, issues }: { readonly number: number; readonly issues: readonly Issue[] },
): readonly Issue[] {
  return [
    // That an MP3 is lossy was asked for.
    ...issues.filter(({ code }) => code !== 'lossy-source'),
    ...findings
      .filter(({ code }) => !toldElsewhere.includes(code))
      .map((finding) => ({ ...findingIssue(finding, number), severity: finding.severity })),
  ];
}
