import type { Issue } from '@kindred/records';

/** What is wrong with a file: `says` continues the sentence that the file's name begins. */
export type FileFinding = {
  readonly code: string;
  readonly severity: Issue['severity'];
  readonly says: string;
  readonly fix?: string;
};

/** A finding as an issue on the file `name`, written as in the release file. */
export function fileIssue(name: string, finding: FileFinding): Issue {
  return {
    code: finding.code,
    severity: finding.severity,
    message: `${name} ${finding.says}`,
    place: { file: name },
    ...(finding.fix === undefined ? {} : { fix: finding.fix }),
  };
}
