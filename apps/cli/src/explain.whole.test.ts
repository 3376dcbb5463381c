import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';

const { home, kindred, remove, text } = createSmallAlbum({ mixes: threeMixes });
afterAll(remove);

describe('kindred explain', () => {
  it('says what to run where nothing was planned', () => {
    const { status, stderr } = kindred('explain', '1');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'reports/small-album holds no plan to explain. Run `kindred plan` first.',
    );
    const other = kindred('explain', '1', '--release', 'release.yaml', '--out', 'my ep');
    expect(other.stderr).toContain('Run `kindred plan release.yaml --out "my ep"` first.');
  });

  it('tells what is planned, and that nothing is rendered', () => {
    expect(kindred('plan').status).toBe(0);
    const { status, stdout } = kindred('explain', '2');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^2 Quiet {2}0:06 {2}mixes\/02 Quiet\.wav$/mu);
    expect(stdout).toMatch(/^mix {7}-\d\d\.\d LUFS, loud sections -/mu);
    expect(stdout).toMatch(/^gain {6}louder by \d+\.\d dB: loud sections measure -/mu);
    expect(stdout).toMatch(/^tone {6}left alone: /mu);
    expect(stdout).toMatch(/^limiter {3}no limiting: peaks stay/mu);
    expect(stdout).toMatch(/^result {4}-\d\d\.\d LUFS expected; not rendered yet$/mu);
    expect(stdout).toMatch(/^siblings {2}its loud sections .* · 1 \+/mu);
    const line = text('reports/small-album/plan.yaml')
      .split('\n')
      .findIndex((one) => one.includes('- number: 2'));
    expect(stdout.replace(/\s+/gu, ' ')).toContain(
      `of track 2 in release.yaml, or reports/small-album/plan.yaml line ${line + 1}`,
    );
  });

  it('tells what came of it, without reading any audio', () => {
    expect(kindred('master').status).toBe(0);
    rmSync(join(home, 'mixes'), { recursive: true });
    rmSync(join(home, 'reports/small-album/masters'), { recursive: true });
    const { status, stdout } = kindred('explain', 'quiet', '--release', 'release.yaml');
    expect(status).toBe(0);
    const result = stdout.slice(stdout.indexOf('result')).replace(/\s+/gu, ' ');
    expect(result).toMatch(
      /^result -\d\d\.\d LUFS, -\d\.\d dBTP, PLR \d+\.\d dB \(mix \d+\.\d dB\), LRA 0\.\d LU \(mix 0\.\d LU\) siblings/u,
    );
    const other = kindred('explain', 'mixes/02 Quiet.wav', '--out', 'reports/small-album');
    expect(other).toEqual({ status, stdout, stderr: '' });
  });

  it('tells an edit that no run has seen', () => {
    const path = join(home, 'reports/small-album/plan.yaml');
    const plan = readFileSync(path, 'utf8');
    writeFileSync(path, plan.replace(/gain: \S+ dB/u, 'gain: +3 dB'));
    expect(kindred('explain', '1').stdout).toMatch(
      /^edited {4}gain: \+3\.0 dB, planned was .*; not yet planned around$/mu,
    );
    writeFileSync(path, plan);
  });

  it('is one document with --json', () => {
    const { status, stdout, stderr } = kindred('explain', '1', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'explanation/1',
      track: { number: 1, file: 'mixes/01 Loud.wav' },
      profile: { number: 1, status: 'done' },
      rendering: { number: 1, status: 'done' },
      siblings: [{ number: 2 }, { number: 3 }],
      edits: [],
    });
  });

  it('refuses a track that is not there, and a release file that is wrong, with 2', () => {
    const none = kindred('explain', '9');
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('no track 9; Small Album has 3: 1 Loud, 2 Quiet, 3 Middle');
    expect(kindred('explain', 'middel').stderr).toContain('Did you mean 3 Middle?');
    expect(kindred('explain', '1', '--release', 'nowhere.yaml').status).toBe(2);
    expect(kindred('explain').stderr).toContain('`explain` needs');
    expect(kindred('explain', 'Exit', 'Ramp').stderr).toContain(
      'explain takes one track; quote a name with spaces in it',
    );
  });
});
