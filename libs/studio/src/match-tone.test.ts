import { rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { EqBand, MeasuredTrack, TrackPlan } from '@kindred/records';
import { madePlan } from '../test/made-plan.js';
import { measuredRun, type MeasuredRun } from '../test/measured-run.js';
import { matchTone, type MatchTone } from './match-tone.js';

let first: MeasuredRun;
afterEach(() => rmSync(first.root, { recursive: true, force: true }));

const nothing = { pinnedEq: new Map<number, readonly EqBand[]>(), references: [], former: [] };

/** Nothing of a track but what it is known by: deciding from it would throw. */
function known(measured: readonly MeasuredTrack[]): readonly MeasuredTrack[] {
  return measured.map(({ number, sha256 }) => ({ number, sha256 })) as MeasuredTrack[];
}

async function decided(): Promise<{ asked: MatchTone; tracks: readonly TrackPlan[] }> {
  first = await measuredRun();
  const asked = { measured: first.measured, ...nothing };
  const { tone, planned } = matchTone(first.run, asked);
  const plan = madePlan(tone.tracks.map(({ eq, because }) => ({ eq, because: [...because] })));
  planned(plan);
  return { asked, tracks: plan.tracks };
}

it('a tone that was decided from all the same is not decided again, and stands by itself', async () => {
  const { asked, tracks } = await decided();
  const { run } = await measuredRun({ root: first.root });
  const { tone } = matchTone(first.run, asked);
  const again = { ...asked, measured: known(asked.measured) };
  expect(matchTone(run, again).tone).toEqual(tone);
  expect(matchTone(run, { ...again, former: tracks }).tone).toEqual(tone);
  const louder = tracks.map((track) => ({ ...track, gainDb: track.gainDb + 1 }));
  expect(matchTone(run, { ...again, former: louder }).tone).toEqual(tone);
});

it('is decided again where a mix, a filter, a wish or the code is another', async () => {
  const { asked } = await decided();
  const again = { ...asked, measured: known(asked.measured) };
  const { run } = await measuredRun({ root: first.root });
  const others: [MeasuredRun['run'], MatchTone][] = [
    [run, { ...again, measured: known([{ ...asked.measured[0]!, sha256: 'other' }]) }],
    [run, { ...again, pinnedEq: new Map([[1, []]]) }],
    [{ ...run, release: { ...run.release, light: true } }, again],
    [(await measuredRun({ root: first.root, codeSha256: 'other' })).run, again],
  ];
  for (const [another, question] of others) expect(() => matchTone(another, question)).toThrow();
});
