import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Issue } from '@kindred/records';
import { fileIssue } from './file-issue.js';
import { shownPath } from './shown-path.js';

/**
 * The world went wrong under an open file: disk full, permission, a source that changed while it
 * was read. Thrown, so that it cannot be overlooked between two blocks of audio; `attempt` turns it
 * back into data at the boundary of a job.
 */
export class FileFault extends Error {
  readonly issue: Issue;

  constructor(issue: Issue, cause?: unknown) {
    super(issue.message, { cause });
    this.name = 'FileFault';
    this.issue = issue;
  }
}

export type Attempt<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly issue: Issue };

/** Runs `work`; a FileFault becomes a failed attempt, any other error is a bug and passes through. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { status: 'done', value: work() };
  } catch (error) {
    if (error instanceof FileFault) return { status: 'failed', issue: error.issue };
    throw error;
  }
}

/** `attempt` for work that takes its time. */
export async function attemptLater<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    const value = await work();
    return { status: 'done', value };
  } catch (error) {
    return attempt<T>(() => {
      throw error;
    });
  }
}

const goOn = 'Run the same command to go on.';

/** The fault behind a system error met while reading the file called `name`. */
export function readFault(error: unknown, name: string): FileFault {
  const code = systemErrorCode(error);
  const finding = { severity: 'error' as const, ...readFindings(code) };
  return new FileFault(fileIssue(name, finding), error);
}

/**
 * The fault behind a system error met while writing to `path`. `wantedBytes` is the size of the
 * finished file and `writtenBytes` how much of it is on disk, so that a full disk can be told in
 * figures.
 */
export function writeFault(
  error: unknown,
  path: string,
  size?: { readonly wantedBytes: number; readonly writtenBytes: number },
): FileFault {
  const code = systemErrorCode(error);
  const folder = `${shownPath(dirname(path))}/`;
  const make = (issueCode: string, message: string): FileFault =>
    new FileFault(
      { code: issueCode, severity: 'error', message, place: { file: shownPath(path) }, fix: goOn },
      error,
    );
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return make('disk-full', `no room left on the disk of ${folder}${shortage(path, size)}`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return make('permission', `may not write in ${folder}: ${reasonOf(code)}`);
    case 'ENOENT':
    case 'ENOTDIR':
      return make(
        'missing-folder',
        `cannot write ${shownPath(path)}: there is no folder ${folder}`,
      );
    case 'EEXIST':
    case 'EISDIR':
      return make('name-taken', `cannot write ${shownPath(path)}: something else has that name`);
    default:
      return make('write-error', `cannot write ${shownPath(path)}: the system says ${code}`);
  }
}

function readFindings(code: string): { code: string; says: string; fix: string } {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return { code: 'missing-file', says: 'does not exist', fix: 'Check its name and folder.' };
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'permission',
        says: 'may not be read: permission denied',
        fix: 'Give yourself the right to read it.',
      };
    case 'EISDIR':
      return {
        code: 'not-a-file',
        says: 'is a folder, not a file',
        fix: 'Name the file inside it.',
      };
    default:
      return {
        code: 'read-error',
        says: `cannot be read: the system says ${code}`,
        fix: 'Copy it to another disk and try again.',
      };
  }
}

/** The code of a system error, such as "ENOSPC". Anything else is ours, and is thrown on. */
function systemErrorCode(error: unknown): string {
  if (error instanceof Error && 'syscall' in error && 'code' in error) return String(error.code);
  throw error;
}

function reasonOf(code: string): string {
  return code === 'EROFS' ? 'the disk is read-only' : 'permission denied';
}

function shortage(
  path: string,
  size?: { readonly wantedBytes: number; readonly writtenBytes: number },
): string {
  if (size === undefined) return '';
  try {
    const disk = statfsSync(dirname(path));
    const freeBytes = disk.bavail * disk.bsize + size.writtenBytes;
    if (freeBytes >= size.wantedBytes) return ''; // a quota, not the disk: its size is unknown
    return `: ${megabytes(size.wantedBytes)} needed, ${megabytes(freeBytes)} free`;
  } catch {
    return ''; // the figures are a courtesy; the full disk is the news
  }
}

/** MB of 1,000,000 bytes, rounded up, so that "free" plus a little never looks like enough. */
function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
