import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writtenPlanSchema, type MasteringPlan } from '@kindred/records';
import { darker } from '../test/darker.js';
import { noiseMix } from '../test/noise-mix.js';
import { bin } from '../test/small-album.js';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-own-masters-'));
  mkdirSync(join(home, 'mixes'));
  for (const [at, name] of ['1 Ignition', '2 Exit Ramp', '3 Tunnel', '4 Dawn'].entries()) {
    const song = noiseMix({ seconds: 48, seed: at + 1, side: 0.2 + 0.2 * at });
    writeFileSync(join(home, 'mixes', `${name}.wav`), at === 2 ? darker(song) : song);
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('our own masters, given to Kindred again', () => {
  it('are left as they are, within 0.15 dB and 60 % of the first moves, and told to be masters', () => {
    const first = master('first', 'mixes/*.wav');
    expect(first.status).toBe(0);
    expect(Math.max(...movesDb(first.plan))).toBeGreaterThan(0.5);
    const again = master('again', 'first/masters/*.wav');
    expect(again.status).toBe(0);
    for (const { gainDb } of again.plan.tracks) expect(Math.abs(gainDb)).toBeLessThanOrEqual(0.15);
    const before = movesDb(first.plan);
    movesDb(again.plan).forEach((moveDb, at) => {
      expect(moveDb).toBeLessThanOrEqual(0.6 * before[at]!);
    });
    expect(again.stdout).toContain('these look like masters already');
    expect(again.stdout).toContain('tone left alone: these are masters already.');
  });

  it('are matched in tone where that is asked for', () => {
    const asked = master('asked', 'first/masters/*.wav', 'match: { tone: { toward: release } }');
    expect(asked.stdout).not.toContain('tone left alone: these are masters already.');
  });
});

/** The largest gain among each track's filters. */
function movesDb({ tracks }: MasteringPlan): readonly number[] {
  return tracks.map(({ eq }) =>
    Math.max(0, ...eq.map((band) => ('gainDb' in band ? Math.abs(band.gainDb) : 0))),
  );
}

function master(out: string, tracks: string, rest = '') {
  const file = join(home, `${out}.yaml`);
  writeFileSync(file, `title: ${out}\nartist: Nobody\ntracks: "${tracks}"\n${rest}\n`);
  const args = [bin, 'master', file, '--out', out, '--no-cache'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
  const { plan } = writtenPlanSchema.parse(
    JSON.parse(readFileSync(join(home, out, 'plan.json'), 'utf8')),
  );
  return { status, stdout, plan };
}
