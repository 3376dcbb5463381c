import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import { usualTone, type EqBand, type ToneMove } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFamily, makeSubject, type MadeTone } from '../../test/made-tone.js';
import { matchTone, type ToneMatch } from './match-tone.js';
import type { ToneSubject, ToneWishes } from './tone-question.js';

const nothing: ToneWishes = { share: 1, moves: [], guards: [], typed: [], because: [] };

/** "warm" in full. */
const warm: readonly ToneMove[] = [
  { type: 'low-shelf', frequencyHz: 90, q: 0.71, gainDb: 1.45 },
  { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 1.5 },
  { type: 'bell', frequencyHz: 700, q: 0.8, gainDb: -0.77 },
  { type: 'bell', frequencyHz: 2500, q: 0.9, gainDb: -0.61 },
];
const muddy: EqBand = { type: 'bell', frequencyHz: 200, q: 0.8, gainDb: 3 };

const match = (subjects: readonly ToneSubject[], setting = usualTone): ToneMatch =>
  matchTone({ setting, subjects });

function asking(
  subjects: readonly ToneSubject[],
  wishes: Partial<ToneWishes>,
  numbers: readonly number[] = subjects.map(({ profile }) => profile.number),
): readonly ToneSubject[] {
  return subjects.map((subject) =>
    numbers.includes(subject.profile.number)
      ? { ...subject, wishes: { ...nothing, ...wishes } }
      : subject,
  );
}

const eqOf = (decided: ToneMatch, number: number) =>
  decided.tracks.find((track) => track.number === number)!.eq;

/** A family whose third song is muddy. */
const strayed = () =>
  makeFamily(5, (number): MadeTone => (number === 3 ? { faults: [muddy] } : {}));

function largestDb(eq: readonly EqBand[], sampleRateHz = 44_100): number {
  return createEqResponse({ sampleRateHz, frequenciesHz: frequencyGrid() }).largestDb(eq);
}

describe('tone by words', () => {
  it('comes on top of the match, which stays as it was, as do all other tracks', () => {
    const without = match(strayed());
    const decided = match(asking(strayed(), { moves: warm }, [2]));
    for (const number of [1, 3, 4, 5]) {
      expect(eqOf(decided, number)).toEqual(eqOf(without, number));
    }
    expect(eqOf(without, 2)).toEqual([]);
    expect(eqOf(decided, 2).map(({ frequencyHz }) => frequencyHz)).toEqual([75, 250, 700, 2500]);
    expect(decided.centreDb).toEqual(without.centreDb);
  });

  it('on every track leaves the family as far apart as it was', () => {
    const without = match(makeFamily(5));
    const decided = match(asking(makeFamily(5), { moves: warm }));
    expect(decided.tracks.map(({ distanceAfterDb }) => distanceAfterDb)).toEqual(
      without.tracks.map(({ distanceAfterDb }) => distanceAfterDb),
    );
    const one = match(asking(makeFamily(5), { moves: warm }, [2]));
    expect(one.tracks[1]!.distanceAfterDb!).toBeGreaterThan(without.tracks[1]!.distanceAfterDb!);
  });

  it('is there for one track too, which has no family', () => {
    const decided = match(asking([makeSubject(1)], { moves: warm }));
    expect(eqOf(decided, 1)).toHaveLength(4);
  });

  it('with the match moves no frequency further than most, and what is less is told', () => {
    const decided = match(asking(strayed(), { moves: warm.map(turned) }, [3]));
    const matched = eqOf(match(strayed()), 3);
    const [, , track] = decided.tracks;
    expect(largestDb(matched)).toBeGreaterThan(1);
    expect(largestDb(track!.eq)).toBeLessThanOrEqual(usualTone.mostDb + 1e-9);
    expect(track!.eq).toEqual(expect.arrayContaining([...matched]));
    const held = track!.because.find(({ code }) => code === 'direction-held');
    expect(held).toMatchObject({ values: { by: 'most', bound: 2 } });
  });

  it('is not shrunk for want of songs or evidence, as the match is', () => {
    const two = asking(makeFamily(2), { moves: warm.slice(1) });
    expect(eqOf(match(two), 1)).toEqual(warm.slice(1));
    const short = asking([makeSubject(1, { blocks: 1, seconds: 5 })], { moves: warm.slice(1) });
    expect(eqOf(match(short), 1)).toEqual(warm.slice(1));
  });

  it('raises nothing under 40 Hz: a bell over it does most of what a shelf would', () => {
    const decided = match(asking([makeSubject(1)], { moves: [{ ...warm[0]!, gainDb: 1.45 }] }));
    const [band, ...others] = eqOf(decided, 1);
    expect(others).toEqual([]);
    expect(band).toMatchObject({ type: 'bell', frequencyHz: 75 });
    const grid = { sampleRateHz: 44_100, frequenciesHz: [20, 30, 39, 90] };
    const [at20, at30, at39, at90] = createEqResponse(grid).cascadeDb([band!]);
    expect(Math.max(at20!, at30!, at39!)).toBeLessThanOrEqual(0.3);
    expect(at90!).toBeGreaterThan(0.6);
    expect(decided.tracks[0]!.because).toContainEqual(
      expect.objectContaining({ code: 'direction-held' }),
    );
    const lowered = match(asking([makeSubject(1)], { moves: [{ ...warm[0]!, gainDb: -1.45 }] }));
    expect(eqOf(lowered, 1)).toEqual([{ ...warm[0]!, gainDb: -1.45 }]);
  });

  it('raises nothing where it hums, nor above the end of the music', () => {
    const humming = makeSubject(1, { findings: [{ code: 'hum' }] });
    const hummed = match(asking([humming], { moves: warm }));
    const grid = { sampleRateHz: 44_100, frequenciesHz: frequencyGrid({ highHz: 495 }) };
    const raised = createEqResponse(grid).cascadeDb(eqOf(hummed, 1));
    expect(Math.max(...raised)).toBeLessThanOrEqual(0.3);
    expect(hummed.tracks[0]!.because).toContainEqual({
      code: 'direction-held',
      values: expect.objectContaining({ by: 'hum', bound: 500 }) as object,
    });
    const dull = makeSubject(1, { bandwidthHz: 11_000 });
    const air: ToneMove = { type: 'high-shelf', frequencyHz: 9500, q: 0.71, gainDb: 1.5 };
    const aired = match(asking([dull], { moves: [air] }));
    expect(aired.tracks[0]!.because).toContainEqual({
      code: 'direction-held',
      values: expect.objectContaining({ by: 'above the music', bound: 11_000 }) as object,
    });
  });

  it('keeps the match out of what words guard', () => {
    const matched = eqOf(match(strayed()), 3);
    expect(matched.some(({ frequencyHz }) => frequencyHz === 200)).toBe(true);
    const guards = [{ fromHz: 120, toHz: 500, against: 'any' as const }];
    const guarded = eqOf(match(asking(strayed(), { guards }, [3])), 3);
    expect(guarded.filter(({ frequencyHz }) => frequencyHz >= 120 && frequencyHz < 500)).toEqual(
      [],
    );
  });

  it('whatever is asked of whomever, no sum passes most', () => {
    const gain = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(
        fc.array(gain, { minLength: 4, maxLength: 4 }),
        fc.constantFrom(0.5, 1, 2, 4),
        (gains, mostDb) => {
          const moves = warm
            .map((move, at) => ({ ...move, gainDb: gains[at]! }))
            .filter(({ gainDb }) => Math.abs(gainDb) >= 0.3);
          const setting = { ...usualTone, mostDb };
          const decided = match(asking(strayed(), { moves }), setting);
          for (const { eq } of decided.tracks) {
            expect(largestDb(eq)).toBeLessThanOrEqual(mostDb + 1e-9);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('tone by numbers', () => {
  const typed: readonly EqBand[] = [{ type: 'bell', frequencyHz: 3000, q: 0.8, gainDb: -6 }];

  it('stands last, whatever it comes to, and changes no other track', () => {
    const decided = match(asking(strayed(), { typed, moves: warm }, [2]));
    expect(eqOf(decided, 2).slice(-1)).toEqual(typed);
    expect(decided.tracks.map(({ eqTyped }) => eqTyped)).toEqual([0, 1, 0, 0, 0]);
    expect(eqOf(decided, 3)).toEqual(eqOf(match(strayed()), 3));
  });

  it('halves a match, or leaves it out', () => {
    const gains = (share: number) => largestDb(eqOf(match(asking(strayed(), { share }, [3])), 3));
    expect(gains(0.5)).toBeLessThan(0.75 * gains(1));
    expect(gains(0.5)).toBeGreaterThan(0.25 * gains(1));
    const without = match(asking(strayed(), { share: 0 }, [3]));
    expect(eqOf(without, 3)).toEqual([]);
    expect(without.tracks[2]!.because).toEqual([]);
  });

  it('pinned filters are all there is', () => {
    const pinned = strayed().map((subject) => ({ ...subject, pinned: typed }));
    expect(eqOf(match(asking(pinned, { moves: warm })), 3)).toEqual(typed);
  });
});

function turned(move: ToneMove): ToneMove {
  return { ...move, gainDb: -move.gainDb };
}
