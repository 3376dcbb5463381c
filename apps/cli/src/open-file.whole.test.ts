import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from './open-file.js';

const home = mkdtempSync(join(tmpdir(), 'kindred-open-'));
const path = process.env['PATH'];
afterAll(() => {
  process.env['PATH'] = path;
  rmSync(home, { recursive: true, force: true });
});

/** Puts a command on the PATH, in front of all others. */
function withOpener(name: string, script: string): void {
  writeFileSync(join(home, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(home, name), 0o755);
  process.env['PATH'] = `${home}${delimiter}${path ?? ''}`;
}

describe('a report', () => {
  it("is handed to the desktop's opener by name, whatever its name holds", async () => {
    const report = join(home, "it's $HOME; a report.html");
    withOpener('xdg-open', `printf '%s' "$1" > '${home}/opened'`);
    expect(await openFile(report, 'linux')).toBe(true);
    expect(readFileSync(join(home, 'opened'), 'utf8')).toBe(report);
    withOpener('open', `printf '%s' "mac $1" > '${home}/opened'`);
    expect(await openFile(report, 'darwin')).toBe(true);
    expect(readFileSync(join(home, 'opened'), 'utf8')).toBe(`mac ${report}`);
  });

  it('is not opened, and nothing fails, where there is no opener or it gives up', async () => {
    withOpener('xdg-open', 'exit 3');
    expect(await openFile('report.html', 'linux')).toBe(false);
    rmSync(join(home, 'xdg-open'));
    process.env['PATH'] = home;
    expect(existsSync(join(home, 'xdg-open'))).toBe(false);
    expect(await openFile('report.html', 'linux')).toBe(false);
  });

  it('stays open after the command that opened it, which does not wait for it', async () => {
    process.env['PATH'] = path;
    withOpener('xdg-open', 'sleep 4');
    const from = performance.now();
    expect(await openFile('report.html', 'linux')).toBe(true);
    expect(performance.now() - from).toBeLessThan(3900);
  });
});
