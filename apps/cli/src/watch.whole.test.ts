import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mixBytes } from '../test/mix-bytes.js';
import { bin, createSmallAlbum, threeMixes } from '../test/small-album.js';

const { home, text, remove } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

/** A watching run, what it said so far, and a way to wait for more of it. */
function watching() {
  const env = { ...process.env, KINDRED_CACHE_DIR: join(home, 'cache') };
  const child = spawn(process.execPath, [bin, 'master', '--watch'], { cwd: home, env });
  let said = '';
  let seen = 0;
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      said += more;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return {
    child,
    ended,
    /** All that was said since the last call, once `pattern` is among it. */
    until: (pattern: RegExp): Promise<string> =>
      new Promise((done) => {
        const look = (): void => {
          const rest = said.slice(seen);
          if (!pattern.test(rest)) return;
          listeners.delete(look);
          seen = said.length;
          done(rest);
        };
        listeners.add(look);
        look();
      }),
  };
}

const waits = /Waiting for a change/u;

/** What a run that was broken off would leave. */
function unfinishedIn(folder: string): string[] {
  return readdirSync(join(home, folder)).filter((name) => /^\.|\.tmp|\.lock/u.test(name));
}

describe('kindred master --watch', () => {
  it('masters again after each change, says which, and goes on past a broken release file', async () => {
    const { child, ended, until } = watching();
    expect(await until(waits)).toContain('3 files delivered');

    const release = text('release.yaml');
    writeFileSync(join(home, 'release.yaml'), release.replace('tracks:', 'trakcs:'));
    const broken = await until(waits);
    expect(broken).toContain('changed: release.yaml');
    expect(broken).toContain('did you mean `tracks`?');

    writeFileSync(join(home, 'release.yaml'), release);
    expect(await until(waits)).toMatch(/(rendered \d\/3 .*, as it was\n){3}/u);

    const plan = join(home, 'reports/small-album/plan.yaml');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace(/gain: \S+ dB/u, 'gain: -3 dB'));
    const edited = await until(waits);
    expect(edited).toContain('changed: reports/small-album/plan.yaml');
    expect(edited).toMatch(/rendered \d\/3 masters\/01 Loud\.wav: -3\.0 dB/u);

    const mix = mixBytes({ level: 0.19, seconds: 4, seed: 30 });
    writeFileSync(join(home, 'mixes/03 Middle.wav'), mix);
    expect(await until(waits)).toContain('changed: mixes/03 Middle.wav');

    child.kill('SIGINT');
    expect(await ended).toBe(130);
    // Nothing that it wrote itself, plan.yaml among them, had set it off.
    expect(await until(/$/u)).not.toContain('changed:');
  });

  it('begins with a mix that is missing, and goes on when it is there', async () => {
    renameSync(join(home, 'mixes/02 Quiet.wav'), join(home, 'away.wav'));
    const files = ['01 Loud', '02 Quiet', '03 Middle'];
    const list = files.map((name) => `  - mixes/${name}.wav\n`).join('');
    const release = text('release.yaml');
    writeFileSync(join(home, 'release.yaml'), release.replace('mixes/*.wav', `\n${list}`));
    const { child, ended, until } = watching();
    expect(await until(waits)).toContain('no such file');

    renameSync(join(home, 'away.wav'), join(home, 'mixes/02 Quiet.wav'));
    const found = await until(waits);
    expect(found).toContain('changed: mixes/02 Quiet.wav');
    expect(found).toContain('3 files delivered');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    writeFileSync(join(home, 'release.yaml'), release);
  });

  it('ends with 130 at whichever moment Ctrl-C comes, and leaves nothing half-written', async () => {
    const plan = join(home, 'reports/small-album/plan.yaml');
    const moments = Array.from({ length: 12 }, (_, at) => at);
    for (const at of moments) {
      const { child, ended, until } = watching();
      // A run has begun; what it is doing is as random as the machine is busy.
      await until(/kindred \d/u);
      await new Promise((done) => setTimeout(done, at * 40));
      if (at % 3 === 0) rmSync(plan, { force: true });
      child.kill('SIGINT');
      expect([at, await ended]).toEqual([at, 130]);
      expect(unfinishedIn('reports/small-album')).toEqual([]);
      expect(await until(/$/u)).not.toContain('fault in Kindred');
    }
  });
});
