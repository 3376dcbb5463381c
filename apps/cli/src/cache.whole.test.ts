import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixBytes } from '../test/mix-bytes.js';
import { bin } from '../test/small-album.js';

let home: string;
let expected: Record<string, string>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-cache-'));
  mkdirSync(join(home, 'mixes'));
  const mixes = [
    { name: '01 Loud.wav', level: 0.5, seconds: 6, seed: 1 },
    { name: '02 Quiet.wav', level: 0.05, seconds: 7, seed: 2 },
    { name: '03 Middle.wav', level: 0.2, seconds: 5, seed: 3 },
  ];
  for (const { name, ...mix } of mixes) writeFileSync(join(home, 'mixes', name), mixBytes(mix));
  // Cut inside a frame, so that one profile has an issue with its file's name in it.
  truncateSync(join(home, 'mixes/03 Middle.wav'), 44 + 5 * 44100 * 4 - 3);
  writeFileSync(join(home, 'release.yaml'), 'title: Small\nartist: Nobody\ntracks: mixes/*.wav\n');
  expect(master('cache-none', 'plain', '--no-cache').status).toBe(0);
  expected = contents('plain');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a run with a cache', () => {
  it('makes the same bytes as one without, whether it fills the cache or lives on it', () => {
    expect(existsSync(join(home, 'cache-none'))).toBe(false);
    const cold = master('cache', 'cold');
    expect(unchanged(cold)).toBe(0);
    expect(contents('cold')).toEqual(expected);
    const warm = master('cache', 'warm', '--jobs', '1');
    expect(unchanged(warm)).toBe(3);
    expect(contents('warm')).toEqual(expected);
  });

  it('neither reads nor writes it with --no-cache', () => {
    const before = whatLiesIn('cache');
    const plain = master('cache', 'plain-again', '--no-cache');
    expect(unchanged(plain)).toBe(0);
    expect(contents('plain-again')).toEqual(expected);
    expect(whatLiesIn('cache')).toEqual(before);
  });

  it('prints the same profile, filling it or living on it', () => {
    const [cold, warm, plain] = [[], [], ['--no-cache']].map((flags) =>
      kindred('cache-profile', 'profile', 'release.yaml', '--json', ...flags),
    );
    expect(warm?.stdout).toBe(plain?.stdout);
    expect(cold?.stdout).toBe(plain?.stdout);
  });

  it('measures again what changed, and only that', () => {
    expect(unchanged(kindred('cache-other', 'profile', 'release.yaml'))).toBe(0);
    const path = join(home, 'mixes/02 Quiet.wav');
    const whole = readFileSync(path);
    writeFileSync(path, mixBytes({ level: 0.05, seconds: 7, seed: 4 }));
    const changed = kindred('cache-other', 'profile', 'release.yaml');
    expect(unchanged(changed)).toBe(2);
    const line = changed.stderr.split('\n').find((one) => one.includes('02 Quiet.wav'));
    expect(line).not.toContain('unchanged');
    writeFileSync(path, whole);
    expect(unchanged(kindred('cache-other', 'profile', 'release.yaml'))).toBe(3);
  });

  it('makes the same bytes from a cache in which everything is damaged', () => {
    const folder = join(home, 'cache/measurements');
    for (const [index, name] of readdirSync(folder).entries()) {
      const path = join(folder, name);
      if (index % 2 === 0) truncateSync(path, Math.floor(statSync(path).size / 2));
      else writeFileSync(path, readFileSync(path).reverse());
    }
    const run = master('cache', 'damaged');
    expect(unchanged(run)).toBe(0);
    expect(contents('damaged')).toEqual(expected);
    expect(unchanged(master('cache', 'mended'))).toBe(3);
  });

  it('makes the same bytes where nothing can be kept, and says so in one note', () => {
    writeFileSync(join(home, 'file'), '');
    const { status, stderr } = master('file', 'unkept');
    expect(status).toBe(0);
    expect(stderr.match(/^note: .*\[cache\]$/gmu)).toHaveLength(1);
    expect(contents('unkept')).toEqual(expected);
  });
});

describe('several runs with one cache', () => {
  it('make the same bytes at the same time', async () => {
    const outs = ['together-1', 'together-2', 'together-3'];
    const runs = await Promise.all(outs.map((out) => started('cache-shared', out).ended));
    expect(runs).toEqual([0, 0, 0]);
    for (const out of outs) expect(contents(out)).toEqual(expected);
    expect(parts('cache-shared')).toEqual([]);
    expect(unchanged(master('cache-shared', 'after'))).toBe(3);
  });

  it('make the same bytes after one was killed at any moment', async () => {
    const told = ['1/3', '2/3', '3/3', 'planned', 'rendered 1/3'];
    for (const moment of told) {
      const run = started('cache-killed', 'killed');
      run.when(moment, () => run.kill());
      expect(await run.ended).toBe('SIGKILL');
    }
    const after = master('cache-killed', 'killed');
    expect(after.status).toBe(0);
    expect(unchanged(after)).toBe(3);
    expect(contents('killed')).toEqual(expected);
  });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function kindred(cache: string, ...words: string[]): Ended {
  return spawnSync(process.execPath, [bin, ...words], { ...options(cache), encoding: 'utf8' });
}

function master(cache: string, out: string, ...flags: string[]): Ended {
  return kindred(cache, 'master', 'release.yaml', '--out', out, ...flags);
}

/** A run that goes on beside the test. */
function started(cache: string, out: string) {
  const words = [bin, 'master', 'release.yaml', '--out', out];
  const child = spawn(process.execPath, words, options(cache));
  let told = '';
  const waiting: { text: string; then: () => void }[] = [];
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    for (const { text, then } of waiting) if (told.includes(text)) then();
  });
  return {
    ended: new Promise<number | string | null>((resolve) =>
      child.on('exit', (code, signal) => resolve(signal ?? code)),
    ),
    when: (text: string, then: () => void) => void waiting.push({ text, then }),
    kill: () => void child.kill('SIGKILL'),
  };
}

function options(cache: string) {
  return { cwd: home, env: { ...process.env, KINDRED_CACHE_DIR: join(home, cache) } };
}

/** How many tracks a log says were not measured again. */
function unchanged({ stderr }: Ended): number {
  return stderr.match(/^measured .*, unchanged since last measured$/gmu)?.length ?? 0;
}

/** The digest of everything in a folder, by name. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(join(home, folder), { recursive: true }).map(String).sort();
  const files = names.filter((name) => statSync(join(home, folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, digest(join(home, folder, name))]));
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function whatLiesIn(cache: string): string[] {
  const folder = join(home, cache, 'measurements');
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs, ctimeMs } = statSync(join(folder, name));
    return `${name} ${size} ${mtimeMs} ${ctimeMs}`;
  });
}

function parts(cache: string): string[] {
  const folder = join(home, cache, 'measurements');
  return readdirSync(folder).filter((name) => name.endsWith('.part'));
}
