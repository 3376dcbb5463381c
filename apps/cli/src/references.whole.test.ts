import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenPlanSchema } from '@kindred/records';
import { darker } from '../test/darker.js';
import { noiseMix } from '../test/noise-mix.js';
import { bin } from '../test/small-album.js';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-references-'));
  for (const folder of ['mixes', 'refs']) mkdirSync(join(home, folder));
  const song = (seed: number): Buffer => noiseMix({ seconds: 64, seed, side: 0.4 });
  writeFileSync(join(home, 'mixes', '01 Ignition.wav'), song(1));
  mkdirSync(join(home, 'more'));
  writeFileSync(join(home, 'more', '02 Tunnel.wav'), song(3));
  writeFileSync(join(home, 'refs', 'dark.wav'), darker(song(2)));
  writeFileSync(join(home, 'refs', 'words.wav'), 'not music');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('references, from the release file to the master', () => {
  it('stand in for the family of a song alone, and are named wherever tone is told', () => {
    const { status, stdout, stderr } = run('references: [refs/dark.wav, refs/words.wav]');
    expect(status).toBe(0);
    expect(stderr).toContain('warning: reference refs/words.wav is called .wav but is plain text');
    const told = 'tone brought toward the references (refs/dark.wav), on 1 of 1 tracks.';
    expect(stdout).toContain(told);
    expect(text('out/plan.yaml')).toContain(`# ${told}`);
    expect(text('out/plan.yaml')).toMatch(/^ *toward: reference/mu);
    expect(text('out/report.html')).toContain('refs/dark.wav');
    const { plan } = writtenPlanSchema.parse(JSON.parse(text('out/plan.json')));
    const top = plan.tracks[0]!.eq.filter(({ frequencyHz }) => frequencyHz > 3000);
    expect(top.length).toBeGreaterThan(0);
    for (const band of top) expect('gainDb' in band && band.gainDb).toBeLessThan(-0.5);
  });

  it('stand in for the family of one segue as well; two songs are told that they do not', () => {
    const tracks = (segue: string) =>
      `tracks: [{ file: mixes/01 Ignition.wav, segue: ${segue} }, more/02 Tunnel.wav]`;
    const references = 'references: [refs/dark.wav]';
    const one = run(references, { command: 'plan', tracks: tracks('true') });
    expect(one.status).toBe(0);
    expect(one.stderr).not.toContain('[not-used]');
    expect(text('out/plan.yaml')).toMatch(/^ *toward: reference/mu);
    const two = run(references, { command: 'plan', tracks: tracks('false') });
    expect(two.status).toBe(0);
    expect(two.stderr).toContain('warning: references are named, and no tone is brought toward');
    expect(text('out/plan.yaml')).not.toMatch(/^ *toward: reference/mu);
  });

  it('that none can be read of, asked for, stop before anything is made', () => {
    const toward = 'match: { tone: { toward: reference } }';
    const { status, stderr } = run(`references: [refs/words.wav]\n${toward}`);
    expect(status).toBe(2);
    expect(stderr).toContain('reference refs/words.wav is called .wav but is plain text');
  });
});

function run(rest: string, { command = 'master', tracks = 'tracks: mixes/*.wav' } = {}) {
  const release = `title: Alone\nartist: Nobody\n${tracks}\n${rest}\n`;
  writeFileSync(join(home, 'release.yaml'), release);
  const args = [bin, command, 'release.yaml', '--out', 'out', '--no-cache'];
  return spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
}

function text(path: string): string {
  return readFileSync(join(home, path), 'utf8');
}
