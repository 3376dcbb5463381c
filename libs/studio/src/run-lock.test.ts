import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseFolderAt } from './release-folder.js';
import { lockFolder } from './run-lock.js';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'kindred-lock-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function heldBy(holder: { host: string; pid: number }, silentSeconds: number): void {
  const path = join(root, '.lock');
  writeFileSync(path, JSON.stringify(holder));
  const then = new Date(Date.now() - silentSeconds * 1000);
  utimesSync(path, then, then);
}

const nobody = 2 ** 22 + 1;

describe('the lock of a folder', () => {
  it('lets one run in at a time, and the next when it leaves', async () => {
    const folder = releaseFolderAt(root);
    const first = await lockFolder(folder);
    expect(first.status).toBe('locked');
    const second = await lockFolder(folder);
    expect(second.status).toBe('busy');
    if (first.status === 'locked') await first.lock.release();
    expect(readdirSync(root)).toEqual([]);
    const third = await lockFolder(folder);
    expect(third.status).toBe('locked');
    if (third.status === 'locked') await third.lock.release();
  });

  it.each([
    ['a process of this machine that is gone', { host: hostname(), pid: nobody }, 1, 'locked'],
    ['another machine that showed itself just now', { host: 'elsewhere', pid: 1 }, 3, 'busy'],
    ['another machine that went silent', { host: 'elsewhere', pid: 1 }, 60, 'locked'],
  ] as const)('held by %s', async (_, holder, silentSeconds, expected) => {
    heldBy(holder, silentSeconds);
    const outcome = await lockFolder(releaseFolderAt(root));
    expect(outcome.status).toBe(expected);
    if (outcome.status === 'locked') await outcome.lock.release();
    else expect(outcome.issue.message).toContain('elsewhere');
  });

  it('that nobody signed is respected for a moment, then taken over', async () => {
    writeFileSync(join(root, '.lock'), '');
    expect((await lockFolder(releaseFolderAt(root))).status).toBe('busy');
    const then = new Date(Date.now() - 10_000);
    utimesSync(join(root, '.lock'), then, then);
    const outcome = await lockFolder(releaseFolderAt(root));
    expect(outcome.status).toBe('locked');
    if (outcome.status === 'locked') await outcome.lock.release();
  });
});
