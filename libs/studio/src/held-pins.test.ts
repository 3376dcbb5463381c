import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pin, Release } from '@kindred/records';
import { madePlan, madeRelease } from '../test/made-plan.js';
import { heldPins, placedPins } from './held-pins.js';

const gain = (track: number, gainDb: number, plannedDb = 1): Pin => ({
  part: 'gain',
  track,
  file: `mixes/${track}.wav`,
  gainDb,
  plannedDb,
});

describe('what a person fixed', () => {
  it('stays fixed when the plan is not edited again', () => {
    expect(heldPins([gain(1, 3), gain(2, 4)], [])).toEqual([gain(1, 3), gain(2, 4)]);
  });

  it('tells what was planned before the first of several edits', () => {
    expect(heldPins([gain(1, 3, 1)], [gain(1, 5, 3)])).toEqual([gain(1, 5, 1)]);
  });

  it('keeps what stood under `adjust` when it was planned, before the first of several edits', () => {
    const adjust = (gainDb: number) => ({ gainDb, toneShare: 1, sideDb: 0, eq: [] });
    const first = { ...gain(1, 3, 1), adjust: adjust(0.5) };
    const again = { ...gain(1, 5, 3), adjust: adjust(2) };
    expect(heldPins([first], [again])).toEqual([{ ...gain(1, 5, 1), adjust: adjust(0.5) }]);
    expect(heldPins([], [again])).toEqual([again]);
  });

  it('is free again when what was planned is typed back', () => {
    expect(heldPins([gain(1, 3, 1)], [gain(1, 1, 3)])).toEqual([]);
    const eq = [{ type: 'bell', frequencyHz: 200, q: 1, gainDb: -1 }] as const;
    const filters = (now: typeof eq | [], planned: typeof eq | []): Pin => ({
      part: 'eq',
      track: 1,
      file: 'mixes/1.wav',
      eq: now,
      planned,
    });
    expect(heldPins([filters([], eq)], [filters(eq, [])])).toEqual([]);
    const limiter = { ceilingDbtp: -1, aimDbtp: -1.05 };
    const lower = { ceilingDbtp: -2, aimDbtp: -2.05 };
    const held: Pin = {
      part: 'limiter',
      track: 1,
      file: 'mixes/1.wav',
      limiter: lower,
      planned: limiter,
    };
    expect(heldPins([held], [{ ...held, limiter, planned: lower }])).toEqual([]);
  });

  it('is the last thing typed, after any number of runs and edits', () => {
    const value = fc.integer({ min: -900, max: 900 }).map((one) => one / 100);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), value, (typed, planned) => {
        let pins: readonly Pin[] = [];
        let stands = planned;
        for (const gainDb of typed) {
          if (gainDb !== stands) pins = heldPins(pins, [gain(1, gainDb, stands)]);
          stands = gainDb;
        }
        const last = typed[typed.length - 1]!;
        expect(pins).toEqual(last === planned ? [] : [gain(1, last, planned)]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the tracks of pins', () => {
  const release = (...files: string[]): Release => madeRelease(files.map((file) => ({ file })));
  const written = madePlan([{}, {}, {}]);
  const place = (...files: string[]) =>
    placedPins([gain(3, 7), gain(2, 5)], { release: release(...files), written });

  it('are found by their mixes, in whatever order they stand now', () => {
    const { placed, issues } = place('mixes/3.wav', 'mixes/1.wav', 'mixes/2.wav');
    expect(placed.map(({ track, file }) => [track, file])).toEqual([
      [1, 'mixes/3.wav'],
      [3, 'mixes/2.wav'],
    ]);
    expect(issues).toEqual([]);
  });

  it('are found by their place where a new mix has a new name', () => {
    const { placed } = place('mixes/1.wav', 'mixes/2 louder bass.wav', 'mixes/3.wav');
    expect(placed.map(({ track, file }) => [track, file])).toEqual([
      [2, 'mixes/2 louder bass.wav'],
      [3, 'mixes/3.wav'],
    ]);
  });

  it('are of no track that stands where theirs did before the last plan', () => {
    // Dropped from the release before it was last planned; then another song came in its place.
    const dropped: Pin = { ...gain(2, 5), file: 'mixes/dropped.wav' };
    const given = { release: release('mixes/1.wav', 'mixes/4.wav', 'mixes/2.wav'), written };
    const { placed, all, issues } = placedPins([dropped], given);
    expect(placed).toEqual([]);
    expect(all).toEqual([dropped]);
    expect(issues).toMatchObject([{ code: 'pin-waits' }]);
  });

  it('are waited for when they are not in the release, and that is said', () => {
    const { placed, all, issues } = place('mixes/1.wav', 'mixes/2.wav');
    expect(placed.map(({ track }) => track)).toEqual([2]);
    expect(all).toHaveLength(2);
    expect(issues).toMatchObject([{ code: 'pin-waits', severity: 'note' }]);
  });
});
