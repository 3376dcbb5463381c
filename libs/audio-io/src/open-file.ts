import { openSync, statSync } from 'node:fs';
import { FileFault, readFault } from './file-fault.js';
import { fileIssue, type FileFinding } from './file-issue.js';

/**
 * Opens a regular file for reading. A pipe or device is refused unopened, for opening one can wait
 * forever. Throws FileFault.
 */
export function openFile(path: string, name: string): number {
  try {
    if (path.includes('\0')) throw refusal(name, impossibleName);
    const stat = statSync(path);
    if (stat.isDirectory()) throw refusal(name, aFolder);
    if (!stat.isFile()) throw refusal(name, noFile);
    return openSync(path, 'r');
  } catch (error) {
    throw error instanceof FileFault ? error : readFault(error, name);
  }
}

/** A finding that no reading gets past, to be thrown. */
export function refusal(name: string, finding: Omit<FileFinding, 'severity'>): FileFault {
  return new FileFault(fileIssue(name, { severity: 'error', ...finding }));
}

/** A file that is not what it was when it was opened. */
export function changed(name: string): FileFault {
  return refusal(name, {
    code: 'changed',
    says: 'changed while it was read',
    fix: 'Run again when the export is finished.',
  });
}

const impossibleName = {
  code: 'missing-file',
  says: 'does not exist: no file name holds a zero character',
  fix: 'Check its name and folder.',
};

const aFolder = {
  code: 'not-a-file',
  says: 'is a folder, not a file',
  fix: 'Name the file inside it.',
};

const noFile = { code: 'not-a-file', says: 'is not a regular file', fix: 'Export a WAV file.' };
