import { rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { matchReleaseWidth } from '@kindred/matcher';
import type { EqBand } from '@kindred/records';
import { measuredRun, type MeasuredRun } from '../test/measured-run.js';
import { matchLevels, type MatchLevels } from './match-levels.js';
import { matchTone } from './match-tone.js';

let first: MeasuredRun;
afterEach(() => rmSync(first.root, { recursive: true, force: true }));

function questionOf({ run, measured }: MeasuredRun): MatchLevels {
  const nothing = { pinnedEq: new Map<number, readonly EqBand[]>(), references: [], former: [] };
  const { tone } = matchTone(run, { measured, ...nothing });
  const width = matchReleaseWidth(run.release, measured);
  return { measured, tone, width, pins: [], former: null };
}

it('a level that was decided from all the same takes no job, and stands by itself', async () => {
  first = await measuredRun();
  const decided = await matchLevels(first.run, questionOf(first));
  expect(first.ran).toEqual(['rehearseTrack', 'rehearseTrack', 'matchRelease']);
  if (decided.status !== 'done' || !decided.plan) throw new Error('nothing was decided');

  for (const former of [null, decided.plan]) {
    const again = await measuredRun({ root: first.root });
    expect(await matchLevels(again.run, { ...questionOf(again), former })).toEqual(decided);
    expect(again.ran).toEqual([]);
  }
});

it('is decided again where a gain is fixed, and what was remembered is what would be decided', async () => {
  first = await measuredRun();
  const decided = await matchLevels(first.run, questionOf(first));
  if (decided.status !== 'done' || !decided.plan) throw new Error('nothing was decided');

  const pinned = await measuredRun({ root: first.root });
  const pin = { part: 'gain', track: 1, file: '1.wav', gainDb: -3, plannedDb: 0 } as const;
  await matchLevels(pinned.run, { ...questionOf(pinned), pins: [pin] });
  expect(pinned.ran).toContain('matchRelease');

  const elsewhere = await measuredRun();
  const stands = { ...questionOf(elsewhere), former: decided.plan };
  expect(await matchLevels(elsewhere.run, stands)).toEqual(decided);
  expect(elsewhere.ran).toContain('matchRelease');
  rmSync(elsewhere.root, { recursive: true, force: true });
});
