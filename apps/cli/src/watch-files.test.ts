import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { changedSince, lookAt, nextChange } from './watch-files.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [release, mix, added] = ['release.yaml', '1.wav', '2.wav'].map((name) => join(folder, name));
writeFileSync(release!, 'title: A');
writeFileSync(mix!, 'sound');
const watched = { files: [release!, mix!], folders: [folder] };

describe('watched files', () => {
  it('are as they were while nobody touches them, whatever else lies beside them', () => {
    const before = lookAt(watched);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(changedSince(before, lookAt(watched))).toEqual([]);
  });

  it('differ when one is written, is replaced by another, is gone, or is new', () => {
    const before = lookAt(watched);
    writeFileSync(release!, 'title: Another');
    writeFileSync(join(folder, 'part'), 'sound');
    renameSync(join(folder, 'part'), mix!);
    writeFileSync(added!, 'more');
    const changed = changedSince(before, lookAt(watched));
    expect([...changed].sort()).toEqual([mix, added, release].sort());
    writeFileSync(join(folder, '3.AIFC'), 'an ending that Kindred reads, too');
    expect(changedSince(before, lookAt(watched))).toContain(join(folder, '3.AIFC'));
    rmSync(added!);
    expect(changedSince(before, lookAt(watched))).not.toContain(added);
  });

  it('are waited for, and a stop ends the waiting', async () => {
    const stop = new AbortController();
    const before = lookAt(watched);
    writeFileSync(release!, 'title: A third one');
    expect(await nextChange(watched, { before, signal: stop.signal })).toEqual([release]);
    stop.abort();
    const now = lookAt(watched);
    expect(await nextChange(watched, { before: now, signal: stop.signal })).toBeNull();
  });
});
