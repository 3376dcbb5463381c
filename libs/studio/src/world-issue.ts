import { FileFault, writeFault } from '@kindred/audio-io';
import type { Issue } from '@kindred/records';

/**
 * What the world refused while a run wrote to `path`, as an issue. Anything else is a fault of
 * ours and is thrown on.
 */
export function worldIssue(error: unknown, path: string): Issue {
  return error instanceof FileFault ? error.issue : writeFault(error, path).issue;
}
