import { describe, expect, it } from 'vitest';
import { attempt, FileFault, readFault, writeFault } from './file-fault.js';

/** An error as node:fs throws it. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made here`), { code, syscall: 'write' });
}

describe('faults of the world', () => {
  it.each([
    ['ENOSPC', 'disk-full', /^no room left on the disk of masters\/$/],
    ['EDQUOT', 'disk-full', /^no room left/],
    ['EACCES', 'permission', /^may not write in masters\/: permission denied$/],
    ['EPERM', 'permission', /permission denied/],
    ['EROFS', 'permission', /the disk is read-only/],
    ['ENOENT', 'missing-folder', /there is no folder masters\//],
    ['EIO', 'write-error', /cannot write masters\/01 Ignition\.wav: the system says EIO/],
  ])('%s while writing is the issue %s', (errno, code, message) => {
    const { issue } = writeFault(systemError(errno), 'masters/01 Ignition.wav');
    expect(issue).toMatchObject({ code, severity: 'error', fix: 'Run the same command to go on.' });
    expect(issue.message).toMatch(message);
  });

  it.each([
    ['ENOENT', 'missing-file'],
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['EIO', 'read-error'],
    ['ESTALE', 'read-error'],
  ])('%s while reading is the issue %s', (errno, code) => {
    const { issue } = readFault(systemError(errno), 'mixes/a.wav');
    expect(issue).toMatchObject({ code, severity: 'error', place: { file: 'mixes/a.wav' } });
  });

  it('a full disk is told in figures', () => {
    const size = { wantedBytes: 9e18, writtenBytes: 0 };
    const { issue } = writeFault(systemError('ENOSPC'), 'package.json', size);
    expect(issue.message).toMatch(/: 9000000000000 MB needed, \d+ MB free$/);
  });

  it('keeps the first error as its cause', () => {
    const error = systemError('EIO');
    expect(readFault(error, 'a.wav').cause).toBe(error);
  });
});

describe('attempt', () => {
  it('gives back what the work gave', () => {
    expect(attempt(() => 7)).toEqual({ status: 'done', value: 7 });
  });

  it('turns a fault of the world into data', () => {
    const fault = readFault(systemError('EIO'), 'a.wav');
    const outcome = attempt(() => {
      throw fault;
    });
    expect(outcome).toEqual({ status: 'failed', issue: fault.issue });
    expect(fault).toBeInstanceOf(FileFault);
  });

  it('lets a bug crash, in the work or disguised as a system error', () => {
    const bug = new TypeError('a bug');
    const throwing = (work: () => never) => () => attempt(work);
    expect(
      throwing(() => {
        throw bug;
      }),
    ).toThrow(bug);
    expect(
      throwing(() => {
        throw readFault(bug, 'a.wav');
      }),
    ).toThrow(bug);
  });
});
