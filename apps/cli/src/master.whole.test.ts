import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkSchema,
  masteringPlanSchema,
  profilesSchema,
  promiseNames,
  renderingsSchema,
} from '@kindred/records';
import { bin, createSmallAlbum } from '../test/small-album.js';

const { home, json, kindred, remove } = createSmallAlbum({
  mixes: [
    { name: '01 Loud.wav', level: 0.5, seconds: 12, seed: 1 },
    { name: '02 Quiet.wav', level: 0.05, seconds: 14, seed: 2 },
    { name: '10 Middle.wav', level: 0.2, seconds: 9, seed: 3 },
  ],
});
afterAll(remove);

describe('kindred master', () => {
  it('makes a family of three mixes and keeps every promise', () => {
    const sources = digests('mixes');
    const { status, stdout, stderr } = kindred('master', 'release.yaml', '--out', 'a');
    expect(stderr).toMatch(
      /^kindred [\d.]+: master release.yaml: Small Album, 3 tracks, streaming, -14 LUFS$/mu,
    );
    expect(stderr).toMatch(/^measured 1\/3 mixes\//mu);
    expect(stdout).toContain('Promises kept: all 7.');
    expect(stdout).toContain('a/report.html');
    expect(status).toBe(0);
    expect(readdirSync(join(home, 'a')).sort()).toEqual([
      'delivery.json',
      'excerpts',
      'excerpts.json',
      'masters',
      'plan.json',
      'plan.yaml',
      'profiles.json',
      'renderings.json',
      'report.html',
    ]);
    expect(readdirSync(join(home, 'a/masters'))).toEqual([
      '01 Loud.wav',
      '02 Quiet.wav',
      '03 Middle.wav',
    ]);
    expect(digests('mixes')).toEqual(sources);
  });

  it('writes records of the shapes it promises', () => {
    const profiles = profilesSchema.parse(json('a/profiles.json'));
    const renderings = renderingsSchema.parse(json('a/renderings.json'));
    expect(profiles.tracks.map(({ number, file, title }) => ({ number, file, title }))).toEqual([
      { number: 1, file: 'mixes/01 Loud.wav', title: 'Loud' },
      { number: 2, file: 'mixes/02 Quiet.wav', title: 'Quiet' },
      { number: 3, file: 'mixes/10 Middle.wav', title: 'Middle' },
    ]);
    for (const track of renderings.tracks) {
      expect(track.promises.map(({ name }) => name)).toEqual(promiseNames);
      expect(track.promises.filter(({ kept }) => !kept)).toEqual([]);
      for (const { file, sha256 } of track.outputs) {
        expect(digest(join('a', file))).toBe(sha256);
      }
    }
    const [loud, quiet, middle] = renderings.tracks.map(
      ({ outputs: [output] }) => output?.measured.loudness.loudSectionLufs ?? NaN,
    );
    expect(Math.abs(loud! - middle!)).toBeLessThanOrEqual(0.3);
    // A mix that arrives far under its siblings keeps up to 1.5 LU of that.
    expect(loud! - quiet!).toBeGreaterThan(1.2);
    expect(loud! - quiet!).toBeLessThanOrEqual(1.6);
    expect(Math.max(...loudness(renderings))).toBeCloseTo(-14, 0);
  });

  it('gives the same bytes on one worker, on three, and again, each time from the audio', () => {
    for (const [out, jobs] of [
      ['b', '1'],
      ['c', '3'],
      ['d', '3'],
    ] as const) {
      expect(
        kindred('master', 'release.yaml', '--out', out, '--jobs', jobs, '--no-cache').status,
      ).toBe(0);
    }
    const expected = digests('a/masters');
    for (const out of ['b', 'c', 'd']) expect(digests(`${out}/masters`)).toEqual(expected);
    for (const file of ['plan.yaml', 'profiles.json', 'renderings.json', 'report.html']) {
      expect(digest(`b/${file}`), file).toBe(digest(`c/${file}`));
    }
  });

  it('prints one document and nothing else with --json', () => {
    const { status, stdout, stderr } = kindred('master', 'release.yaml', '--out', 'e', '--json');
    expect(status).toBe(0);
    expect(stderr).toBe('');
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(renderingsSchema.parse(document['renderings'])).toEqual(json('e/renderings.json'));
    expect(profilesSchema.parse(document['profiles'])).toEqual(json('e/profiles.json'));
    masteringPlanSchema.parse(document['plan']);
  });

  it('says nothing with --quiet when all is well', () => {
    const { status, stdout, stderr } = kindred('master', 'release.yaml', '--out', 'f', '--quiet');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('finishes the other tracks when one is cut short, and exits with 1', () => {
    const whole = readFileSync(join(home, 'mixes/01 Loud.wav'));
    writeFileSync(join(home, 'cut.wav'), whole.subarray(0, whole.length / 2));
    writeFileSync(join(home, 'not.wav'), 'this is a letter, not a recording');
    release('cut.yaml', 'tracks: [mixes/02 Quiet.wav, cut.wav, not.wav, mixes/10 Middle.wav]');
    const { status, stderr, stdout } = kindred('master', 'cut.yaml', '--out', 'g');
    expect(status).toBe(1);
    expect(stderr).toMatch(/error: 2 .*cut\.wav ends at 0:0\d, its header says 0:12/u);
    expect(stderr).toMatch(/error: 3 .*not\.wav/u);
    expect(stdout).toContain('2 of 4 tracks');
    expect(stdout).toContain('No master of 2 cut, 3 not. The family was planned without them;');
    expect(readdirSync(join(home, 'g/masters'))).toEqual(['01 Quiet.wav', '04 Middle.wav']);
    const renderings = renderingsSchema.parse(json('g/renderings.json'));
    expect(renderings.tracks.map(({ status: one }) => one)).toEqual([
      'done',
      'failed',
      'failed',
      'done',
    ]);
    expect(readFileSync(join(home, 'g/report.html'), 'utf8')).toContain('cut');
  });

  it('removes a master whose track was renamed, but no file that someone changed', () => {
    const track = (title: string): string =>
      `tracks: [{ file: mixes/02 Quiet.wav, title: ${title} }]`;
    release('names.yaml', track('Before'));
    expect(kindred('master', 'names.yaml', '--out', 'h').status).toBe(0);
    release('names.yaml', track('After'));
    expect(kindred('master', 'names.yaml', '--out', 'h').status).toBe(0);
    expect(readdirSync(join(home, 'h/masters'))).toEqual(['01 After.wav']);
    writeFileSync(join(home, 'h/masters/01 After.wav'), 'mine now');
    release('names.yaml', track('Later'));
    expect(kindred('master', 'names.yaml', '--out', 'h').status).toBe(0);
    expect(readdirSync(join(home, 'h/masters'))).toEqual(['01 After.wav', '01 Later.wav']);
  });

  it('tells every mistake of a release file at once, writes nothing, and exits with 2', () => {
    writeFileSync(
      join(home, 'wrong.yaml'),
      'titel: Small Album\nartist: Nobody\ntarget: straming\ntracks: mixes/*.aif\n',
    );
    const { status, stderr } = kindred('master', 'wrong.yaml', '--out', 'never');
    expect(status).toBe(2);
    expect(stderr).toMatch(/wrong\.yaml:1:1: error: .*`titel`/u);
    expect(stderr).toContain('did you mean `title`?');
    expect(stderr).toMatch(/wrong\.yaml:3:9: error: /u);
    expect(stderr).toContain('did you mean `streaming`?');
    expect(stderr).toMatch(/wrong\.yaml:4:9: error: /u);
    expect(stderr).toMatch(/errors in wrong\.yaml; nothing was read or written/u);
    expect(existsSync(join(home, 'never'))).toBe(false);
  });

  it('leaves the last run as it was when it is interrupted while rendering', async () => {
    expect(kindred('master', 'release.yaml', '--out', 'k').status).toBe(0);
    const before = digests('k/masters');
    const records = readFileSync(join(home, 'k/renderings.json'), 'utf8');
    release('louder.yaml', 'target: competitive\ntracks: mixes/*.wav');
    const words = [bin, 'master', 'louder.yaml', '--out', 'k', '--jobs', '1'];
    const child = spawn(process.execPath, words, { cwd: home });
    const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const wasPlanned = told.includes('planned:');
      told += chunk.toString();
      if (told.includes('planned:') && !wasPlanned) child.kill('SIGINT');
    });
    expect(await exited).toBe(130);
    expect(digests('k/masters')).toEqual(before);
    expect(readFileSync(join(home, 'k/renderings.json'), 'utf8')).toBe(records);
    expect(readdirSync(join(home, 'k')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('takes back what it delivered when nothing can be mastered any more', () => {
    release('names.yaml', 'tracks: [mixes/02 Quiet.wav]');
    writeFileSync(join(home, 'not.wav'), 'this is a letter, not a recording');
    expect(kindred('master', 'names.yaml', '--out', 'l').status).toBe(0);
    release('names.yaml', 'tracks: [not.wav]');
    const { status, stdout } = kindred('master', 'names.yaml', '--out', 'l');
    expect(status).toBe(1);
    expect(stdout).toContain('Nothing was mastered.');
    expect(readdirSync(join(home, 'l/masters'))).toEqual([]);
    expect(existsSync(join(home, 'l/report.html'))).toBe(false);
  });

  it('fails only the track whose name is taken by a folder', () => {
    mkdirSync(join(home, 'm/masters/02 Quiet.wav'), { recursive: true });
    const { status, stderr } = kindred('master', 'release.yaml', '--out', 'm');
    expect(status).toBe(1);
    expect(stderr).toMatch(/2 Quiet: /u);
    const { tracks } = renderingsSchema.parse(json('m/renderings.json'));
    expect(tracks.map((track) => track.status)).toEqual(['done', 'failed', 'done']);
  });

  it('keeps out of a folder that another run works in', () => {
    mkdirSync(join(home, 'n'));
    const lock = { host: hostname(), pid: process.pid };
    writeFileSync(join(home, 'n/.lock'), JSON.stringify(lock));
    const { status, stderr } = kindred('master', 'release.yaml', '--out', 'n');
    expect(status).toBe(2);
    expect(stderr).toContain('[run-in-progress]');
    writeFileSync(join(home, 'n/.lock'), JSON.stringify({ ...lock, pid: 2 ** 22 + 1 }));
    expect(kindred('master', 'release.yaml', '--out', 'n').status).toBe(0);
  });

  it('does not take its own plan for a release file', () => {
    const text = readFileSync(join(home, 'release.yaml'), 'utf8');
    writeFileSync(join(home, 'plan.yaml'), text);
    const { status, stderr } = kindred('master', 'plan.yaml', '--out', '.');
    expect(status).toBe(2);
    expect(stderr).toContain('[output-over-release]');
    expect(readFileSync(join(home, 'plan.yaml'), 'utf8')).toBe(text);
  });

  it.each(['quiet', 'competitive', 'loud', 'broadcast'])('keeps its promises at %s', (target) => {
    release('target.yaml', `target: ${target}\ntracks: mixes/*.wav`);
    const { status, stdout } = kindred('master', 'target.yaml', '--out', 'o');
    expect(stdout).toContain('Promises kept: all 7.');
    expect(status).toBe(0);
  });

  it('does not take away the masters of another release of the same name', () => {
    const one = 'tracks: [mixes/02 Quiet.wav]';
    writeFileSync(join(home, 'ours.yaml'), `title: Same\nartist: Ours\n${one}\n`);
    writeFileSync(join(home, 'theirs.yaml'), `title: Same\nartist: Theirs\n${one}\n`);
    expect(kindred('master', 'ours.yaml', '--out', 'same').status).toBe(0);
    const before = digests('same/masters');
    const { status, stderr } = kindred('master', 'theirs.yaml', '--out', 'same');
    expect(status).toBe(2);
    expect(stderr).toContain('[not-our-folder]');
    expect(digests('same/masters')).toEqual(before);
  });

  it('refuses to write masters over its sources', () => {
    mkdirSync(join(home, 'i/masters'), { recursive: true });
    const mix = readFileSync(join(home, 'mixes/02 Quiet.wav'));
    writeFileSync(join(home, 'i/masters/01 Quiet.wav'), mix);
    release('over.yaml', 'tracks: [i/masters/01 Quiet.wav]');
    const { status, stderr } = kindred('master', 'over.yaml', '--out', 'i');
    expect(status).toBe(2);
    expect(stderr).toContain('over.yaml:3:10: error: ');
    expect(stderr).toContain('[output-over-source]');
    expect(readFileSync(join(home, 'i/masters/01 Quiet.wav')).equals(mix)).toBe(true);
  });

  it('stops on an interrupt with 130 and leaves no half-written file', async () => {
    const child = spawn(
      process.execPath,
      [bin, 'master', 'release.yaml', '--out', 'j', '--jobs', '1', '--no-cache'],
      { cwd: home },
    );
    const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const before = told;
      told += chunk.toString();
      const now = told.includes('measured 1/3') && !before.includes('measured 1/3');
      if (now) child.kill('SIGINT');
    });
    expect(await exited).toBe(130);
    expect(told).toContain('Stopped. The folder is as the last run left it');
    const left = readdirSync(join(home, 'j'), { recursive: true }).map(String);
    expect(left.filter((name) => name.includes('.work') || name.includes('.part'))).toEqual([]);
    expect(left.filter((name) => name.startsWith('masters/'))).toEqual([]);
  });
});

describe('kindred profile', () => {
  it('prints a table of what it measured', () => {
    const { status, stdout } = kindred('profile', 'mixes/01 Loud.wav', 'mixes/02 Quiet.wav');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Loud +0:12 +-\d+\.\d\d +-\d/u);
    expect(stdout).toMatch(/Album: -\d+\.\d LUFS pooled/u);
  });

  it('prints the record with --json, and exits with 1 for a file it cannot read', () => {
    const { status, stdout } = kindred('profile', 'mixes/02 Quiet.wav', 'release.yaml', '--json');
    expect(status).toBe(1);
    const { tracks } = profilesSchema.parse(JSON.parse(stdout));
    expect(tracks.map((track) => track.status)).toEqual(['done', 'failed']);
    expect(tracks[1]?.issues[0]?.code).toBe('not-audio');
  });

  it('is quiet but for errors with --quiet', () => {
    const { status, stdout, stderr } = kindred(
      'profile',
      'mixes/02 Quiet.wav',
      'release.yaml',
      '--quiet',
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^error: 2 release\.yaml: .*\[not-audio\]\n$/u);
  });

  const wrongNames = ['mixes/01 Luod.wav', 'mixes/*.flac'];

  it('measures nothing when no name is a file, tells each of them, and exits with 2', () => {
    for (const command of ['profile', 'check']) {
      const { status, stdout, stderr } = kindred(command, ...wrongNames);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('Did you mean `mixes/01 Loud.wav`?');
      expect(stderr).toContain('mixes/*.flac matches no file');
    }
  });

  it('goes on past names that are no files, tells each with what was meant, and exits with 1', () => {
    const names = [wrongNames[0]!, 'mixes/01 Loud.wav', wrongNames[1]!];
    for (const command of ['profile', 'check']) {
      const { status, stdout, stderr } = kindred(command, ...names);
      expect(status).toBe(1);
      expect(stdout).toMatch(/^(?:[✓!✗] 01 )?Loud.* -\d+\.\d/mu);
      expect(stdout).not.toContain('Album');
      expect(stdout).not.toContain('and not measured');
      expect(stderr).toContain(
        ' mixes/01 Luod.wav does not exist. Did you mean `mixes/01 Loud.wav`?',
      );
      expect(stderr).toContain('mixes/*.flac matches no file');
    }
    const { tracks } = profilesSchema.parse(
      JSON.parse(kindred('profile', ...names, '--json').stdout),
    );
    const told = tracks.map(({ number, status, issues }) => [number, status, issues[0]?.code]);
    expect(told).toEqual([
      [1, 'failed', 'missing-file'],
      [2, 'done', undefined],
      [3, 'failed', 'no-match'],
    ]);
    const check = checkSchema.parse(JSON.parse(kindred('check', ...names, '--json').stdout));
    expect(check.sets.flatMap(({ files }) => files).length).toBe(3);
  });

  it('expands a pattern that a shell left as it is', () => {
    const { tracks } = profilesSchema.parse(
      JSON.parse(kindred('profile', 'mixes/*.wav', '--json').stdout),
    );
    expect(tracks.map(({ title }) => title)).toEqual(['Loud', 'Quiet', 'Middle']);
  });

  it('measures the tracks of a release file', () => {
    const { status, stdout, stderr } = kindred('profile', 'release.yaml');
    expect(stderr).toMatch(/^kindred [\d.]+: profile release\.yaml\n/u);
    expect(status).toBe(0);
    expect(stdout).toContain('Middle');
  });
});

describe('the command line', () => {
  it.each([
    [['mastr'], 'unknown command `mastr`; did you mean `master`?'],
    [['master', '--job', '2'], '`--job` is not an option of master; did you mean `--jobs`?'],
    [['master', '--jobs', 'many'], 'expected a whole number from 1 to 64'],
    [['profile'], '`profile` needs files, as in `kindred profile mixes/*.wav`'],
    [['explain'], '`explain` needs a track, as in `kindred explain 3`'],
    [['help'], 'did you mean `--help`?'],
    [['plan', '-h'], '`-h` is not an option of plan; did you mean `--help`?'],
    [['plan', '--discard-edit=no'], 'did you mean `--discard-edits`?'],
    [['plan', '--zzz'], '`--zzz` is not an option of plan; `kindred plan --help` lists them'],
    [['plan', '--json=yes'], '`--json` takes no value'],
    [['--jobs', '2'], 'stands behind its command, as in `kindred master --jobs <count>`'],
    [['--json', 'plan'], '`--json` stands behind its command, as in `kindred plan --json`'],
    [['--zzz', 'plan'], '`--zzz` is not an option of kindred; `kindred --help` lists them'],
    [['check', 'a.wav', '--target', 'straming'], 'broadcast; did you mean `streaming`?'],
    [['plan', '--color', 'alway'], '`--color alway`: expected auto, always, never; did you mean'],
    [['master', 'a.yaml', 'b.yaml'], 'master takes one release file'],
    [['master', '--jobs', '0'], '`--jobs 0`: expected a whole number from 1 to 64'],
  ])('answers %j with one line and 2', (words, told) => {
    const { status, stderr, stdout } = kindred(...words);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('explains itself with --help and exits with 0', () => {
    const { status, stdout } = kindred('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('kindred master release.yaml');
    const master = kindred('master', '--help');
    expect(master.stdout).toContain('--out <folder>');
    expect(master.status).toBe(0);
  });
});

function release(file: string, tracks: string): void {
  writeFileSync(join(home, file), `title: Small Album\nartist: Nobody\n${tracks}\n`);
}

function digest(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(home, file)))
    .digest('hex');
}

function digests(folder: string): string[] {
  return readdirSync(join(home, folder)).map((name) => `${name} ${digest(join(folder, name))}`);
}

function loudness({ tracks }: ReturnType<typeof renderingsSchema.parse>): number[] {
  return tracks.flatMap(({ outputs }) =>
    outputs.map(({ measured }) => measured.loudness.integratedLufs ?? -Infinity),
  );
}
