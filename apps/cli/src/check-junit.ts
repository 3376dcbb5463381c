import type { Check, CheckedFile, Issue, Verdict } from '@kindred/records';
import { junitXml, type JunitCase } from './junit-xml.js';

/** A check as CI servers read it: a suite per set, a case per file and check. */
export function checkJunit(check: Check): string {
  const whole = check.verdicts.map((verdict) => asCase('the delivered set', verdict));
  const suites = check.sets.map(({ folder, files, verdicts }) => ({
    name: folder,
    cases: [...files.flatMap(casesOf), ...verdicts.map((verdict) => asCase(folder, verdict))],
  }));
  return junitXml('kindred check', [
    ...(whole.length === 0 ? [] : [{ name: 'the delivered set', cases: whole }]),
    ...suites,
  ]);
}

function casesOf({ file, verdicts }: CheckedFile): readonly JunitCase[] {
  return verdicts.map((verdict) => asCase(file, verdict));
}

function asCase(group: string, { name, issues }: Verdict): JunitCase {
  const said = (issue: Issue): string => {
    const { severity, message, got, expected, fix, code } = issue;
    const numbers = got === undefined || expected === undefined ? '' : ` (${got}; ${expected})`;
    const start = severity === 'error' ? '' : `${severity}: `;
    return `${start}${message}${numbers}.${fix === undefined ? '' : ` ${fix}`} [${code}]`;
  };
  const isError = ({ severity }: Issue): boolean => severity === 'error';
  return {
    group,
    name,
    failures: issues.filter(isError).map(said),
    remarks: issues.filter((issue) => !isError(issue)).map(said),
  };
}
