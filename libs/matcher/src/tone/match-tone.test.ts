import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import { sentence, usualTone, type EqBand, type ToneSetting } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFamily, makeSubject, makeTone } from '../../test/made-tone.js';
import { matchTone } from './match-tone.js';
import { withSegueTones } from './segue-tone.js';
import type { ToneSubject } from './tone-question.js';

const match = (subjects: readonly ToneSubject[], setting: Partial<ToneSetting> = {}) =>
  matchTone({ setting: { ...usualTone, ...setting }, subjects });

const grid = frequencyGrid();
const responseDb = (eq: readonly EqBand[], sampleRateHz = 44_100) =>
  createEqResponse({ sampleRateHz, frequenciesHz: grid }).cascadeDb(eq);
const at = (eq: readonly EqBand[], hz: number): number =>
  createEqResponse({ sampleRateHz: 44_100, frequenciesHz: [hz] }).cascadeDb(eq)[0]!;

const dull = { type: 'high-shelf', frequencyHz: 3000, q: 0.7, gainDb: -3 } as const;
const muddy = { type: 'bell', frequencyHz: 250, q: 0.7, gainDb: 4 } as const;

const oneMuddy = () => makeFamily(6, (number) => (number === 3 ? { faults: [muddy] } : {}));

describe('tone toward the family', () => {
  it('takes back a fault where it is, and leaves the siblings alone', () => {
    const { tracks } = match(oneMuddy());
    const mudDb = at(tracks[2]!.eq, 250);
    expect(mudDb).toBeLessThan(-1.3);
    expect(Math.abs(at(tracks[2]!.eq, 4000))).toBeLessThan(-0.5 * mudDb);
    for (const track of tracks) if (track.number !== 3) expect(track.eq).toEqual([]);
    expect(tracks[2]!.distanceAfterDb!).toBeLessThan(0.75 * tracks[2]!.distanceBeforeDb!);
  });

  it('leaves songs that are all equal alone', () => {
    const { tracks } = match([1, 2, 3, 4, 5].map((number) => makeSubject(number)));
    expect(tracks.map(({ eq }) => eq)).toEqual([[], [], [], [], []]);
    expect(tracks[0]!.because.map(sentence)).toEqual([
      'tone left alone: nothing stands out by more than 0.6 dB.',
    ]);
  });

  it('leaves a coherent release alone', () => {
    expect(match(makeFamily(8)).tracks.every(({ eq }) => eq.length === 0)).toBe(true);
  });

  it('gives the same to a mix whatever its level', () => {
    const expected = match(oneMuddy()).tracks.map(({ eq }) => eq);
    const gains = fc.array(fc.integer({ min: -30, max: 12 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(gains, (gainsDb) => {
        const louder = makeFamily(6, (number) => ({
          faults: number === 3 ? [muddy] : [],
          gainDb: gainsDb[number - 1]!,
        }));
        expect(match(louder).tracks.map(({ eq }) => eq)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('gives the same to a track wherever it stands in the order', () => {
    const family = oneMuddy();
    const expected = new Map(match(family).tracks.map((track) => [track.number, track.eq]));
    const orders = fc.shuffledSubarray(family, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(orders, (order) => {
        for (const { number, eq } of match(order).tracks) expect(eq).toEqual(expected.get(number));
      }),
      { numRuns: 10 },
    );
  });

  it('reads the power of both channels together, not what is in the middle or at the sides', () => {
    const wide = oneMuddy().map((subject) => {
      const tone = subject.profile.tone!;
      const loud = tone.loud!;
      const [midDb, sideDb] = [[...loud.midDb].reverse(), loud.sideDb.map(() => -40)];
      return {
        ...subject,
        profile: { ...subject.profile, tone: { ...tone, loud: { ...loud, midDb, sideDb } } },
      };
    });
    expect(wide[0]!.profile.tone).not.toEqual(oneMuddy()[0]!.profile.tone);
    expect(match(wide)).toEqual(match(oneMuddy()));
  });

  it('keeps bands that were fixed by hand, and changes no other track for them', () => {
    const family = oneMuddy();
    const pinned = [{ type: 'bell', frequencyHz: 250, q: 1, gainDb: 5 }] as const;
    const { tracks } = match(
      family.map((subject) => (subject.profile.number === 5 ? { ...subject, pinned } : subject)),
    );
    expect(tracks[4]!.eq).toBe(pinned);
    expect(tracks[2]!.eq).toEqual(match(family).tracks[2]!.eq);
  });

  it('moves no frequency further than most, and boosts no further than three quarters of it', () => {
    const level = fc.double({ min: -6, max: 6, noNaN: true });
    const faults = fc.record({
      low: level,
      bell: level,
      high: level,
      hz: fc.double({ min: 100, max: 6000, noNaN: true }),
      mostDb: fc.constantFrom(1, 2, 2.5),
    });
    fc.assert(
      fc.property(faults, ({ low, bell, high, hz, mostDb }) => {
        const family = makeFamily(5, (number) =>
          number > 1
            ? {}
            : {
                faults: [
                  { type: 'low-shelf', frequencyHz: 150, q: 0.7, gainDb: low },
                  { type: 'bell', frequencyHz: hz, q: 0.8, gainDb: bell },
                  { type: 'high-shelf', frequencyHz: 4000, q: 0.7, gainDb: high },
                ],
              },
        );
        for (const { eq } of match(family, { amount: 1, mostDb }).tracks) {
          const response = responseDb(eq);
          expect(Math.max(...response)).toBeLessThanOrEqual(0.75 * mostDb + 1e-9);
          expect(Math.min(...response)).toBeGreaterThanOrEqual(-mostDb - 1e-9);
          expect(Math.max(0, ...response.slice(0, 24))).toBeLessThanOrEqual(0.3 + 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('makes the same moves at half their gain where it is light, and blames no mix for the rest', () => {
    const family = makeFamily(6, (number) =>
      number === 3 ? { faults: [{ ...muddy, gainDb: 5.5 }] } : {},
    );
    const full = match(family);
    const light = matchTone({ setting: usualTone, subjects: family, isLight: true });
    const gainsOf = ({ tracks }: typeof full) =>
      tracks.map(({ eq }) => eq.map((band) => ('gainDb' in band ? band.gainDb : 0)));
    const halves = gainsOf(full).map((gains) => gains.map((gain) => gain / 2));
    expect(halves[2]!.length).toBeGreaterThan(0);
    gainsOf(light).forEach((gains, track) => {
      expect(gains).toHaveLength(halves[track]!.length);
      gains.forEach((gain, at) => expect(gain).toBeCloseTo(halves[track]![at]!, 1.9));
    });
    expect([light.amount, light.mostDb]).toEqual([full.amount / 2, full.mostDb / 2]);
    const codes = light.tracks[2]!.because.map(({ code }) => code);
    expect(codes).toContain('tone-moved');
    expect(codes).not.toContain('tone-mix-problem');
  });

  it('does nothing at an amount of 0, and says so', () => {
    const { tracks, because } = match(oneMuddy(), { amount: 0 });
    expect(tracks.every(({ eq }) => eq.length === 0)).toBe(true);
    expect(because.map(({ code }) => code)).toEqual(['tone-not-matched']);
  });

  it('names a fault that a master should not undo alone a mix problem, with what to ask for', () => {
    const family = makeFamily(6, (number) =>
      number === 3 ? { faults: [{ ...muddy, gainDb: 5.5 }] } : {},
    );
    const said = match(family).tracks[2]!.because.map(sentence).join(' ');
    expect(said).toMatch(/wanted -\d\.\d dB at 200 Hz, applied -\d\.\d; the rest is a mix problem/);
    expect(said).toContain('Ask for less bass or low guitars');
  });
});

describe('small and odd releases', () => {
  it('one track: there is nothing to compare it with', () => {
    const { tracks } = match([makeSubject(1, { faults: [muddy] })]);
    expect(tracks[0]!.eq).toEqual([]);
    expect(tracks[0]!.because.map(sentence)).toEqual([
      'tone left alone: there is no other song to compare it with.',
    ]);
  });

  it('two tracks meet a third of the way at most, and neither is called a mix problem', () => {
    const { tracks, mostDb, amount } = match([
      makeSubject(1, { faults: [{ ...dull, gainDb: -4 }] }),
      makeSubject(2),
    ]);
    expect({ mostDb, amount }).toEqual({ mostDb: 1, amount: 0.35 });
    for (const { eq, because } of tracks) {
      expect(Math.max(...responseDb(eq).map(Math.abs))).toBeLessThanOrEqual(1 + 1e-9);
      expect(because.some(({ code }) => code === 'tone-mix-problem')).toBe(false);
    }
  });

  it('three and four songs move 1.5 dB at most', () => {
    const family = makeFamily(4, (number) => (number === 2 ? { faults: [muddy] } : {}));
    const { tracks, mostDb } = match(family);
    expect(mostDb).toBe(1.5);
    expect(tracks[1]!.eq).not.toEqual([]);
  });

  it('a solo ballad among rock songs keeps its sound', () => {
    const ballad = (hz: number): number => (hz < 120 ? -18 : hz > 3000 ? -10 : 0);
    const { tracks } = match(
      makeFamily(6, (number) => (number === 4 ? { shapeDb: ballad, errorDb: 0.6 } : {})),
    );
    const response = responseDb(tracks[3]!.eq);
    expect(Math.max(...response)).toBeLessThan(0.8);
    for (const { number, eq } of tracks) if (number !== 4) expect(eq).toEqual([]);
  });

  it('songs that have little in common are left alone, and no mix is blamed for it', () => {
    const tiltDb = [9, -9, 6, -6, 3];
    const { amount, because, tracks } = match(
      makeFamily(5, (number) => ({
        shapeDb: (hz) => (tiltDb[number - 1]! * Math.log2(hz / 800)) / 3.3,
      })),
    );
    expect(amount).toBe(0);
    expect(because.map(sentence).join(' ')).toMatch(/differing is meant: tone is left alone/u);
    for (const track of tracks) {
      expect(track.eq).toEqual([]);
      expect(track.because.map(({ code }) => code)).toEqual(['tone-left-alone']);
    }
  });

  it('a song that ends at 12 kHz gets nothing raised above', () => {
    const { tracks } = match(
      makeFamily(6, (number) => (number === 2 ? { faults: [dull], bandwidthHz: 12_000 } : {})),
    );
    const response = responseDb(tracks[1]!.eq);
    expect(tracks[1]!.eq).not.toEqual([]);
    grid.forEach((hz, index) => {
      if (hz > 12_000) expect(response[index]!).toBeLessThanOrEqual(0.3 + 1e-9);
    });
    for (const { number, eq } of tracks) if (number !== 2) expect(eq).toEqual([]);
  });

  it('a song with hum gets no bass raised', () => {
    const thin = { type: 'low-shelf', frequencyHz: 250, q: 0.7, gainDb: -4 } as const;
    const { tracks } = match(
      makeFamily(6, (number) =>
        number === 2 ? { faults: [thin], findings: [{ code: 'hum' }] } : {},
      ),
    );
    const response = responseDb(tracks[1]!.eq);
    grid.forEach((hz, index) => {
      if (hz < 500) expect(response[index]!).toBeLessThanOrEqual(0.3 + 1e-9);
    });
  });

  it('tracks that run into one another have one vote, and argue not for themselves', () => {
    const family = makeFamily(4, (number) => (number === 4 ? { faults: [muddy] } : {}));
    const three = withSegueTones(family, [[1, 2, 3]]);
    const pair = match(three);
    // One against one: nobody knows who strays.
    expect(pair.because.map(({ code }) => code)).toContain('tone-few-songs');
    const [few] = pair.because.filter(({ code }) => code === 'tone-few-songs');
    expect(few).toMatchObject({ values: { songs: 2 } });
  });

  it('says that tracks are too short where none is long enough to be compared', () => {
    const { tracks, because } = match(makeFamily(3, () => ({ seconds: 20 })));
    for (const reason of [...because, ...tracks.flatMap((track) => track.because)]) {
      expect(reason).toMatchObject({ code: 'tone-not-matched', values: { why: 'too short' } });
    }
  });

  it('a song with hiss gets no treble raised', () => {
    const { tracks } = match(
      makeFamily(6, (number) =>
        number === 2 ? { faults: [dull], findings: [{ code: 'noise' }] } : {},
      ),
    );
    const response = responseDb(tracks[1]!.eq);
    grid.forEach((hz, index) => {
      if (hz > 2100) expect(response[index]!).toBeLessThanOrEqual(0.3 + 1e-9);
    });
  });

  it('what lies 60 dB under the music is not heard as its tone', () => {
    const rumbling = (dither: number) => (hz: number) =>
      hz > 400 ? -75 + 3 * Math.log2(hz / 100) + dither : 0;
    const { tracks } = match(
      makeFamily(6, (number) => ({ shapeDb: rumbling(number === 2 ? 8 : 0) })),
    );
    for (const { eq, because } of tracks) {
      expect(eq).toEqual([]);
      expect(because.map(({ code }) => code)).not.toContain('tone-mix-problem');
    }
  });

  it('a spoken interlude neither follows nor leads', () => {
    const speech = (hz: number): number => (hz < 120 ? -25 : hz > 6000 ? -12 : 3);
    const family = oneMuddy();
    const spoken = { ...makeSubject(7, { shapeDb: speech, seconds: 40 }), isSong: false };
    const { tracks } = match([...family, spoken]);
    expect(tracks[6]!.eq).toEqual([]);
    expect(tracks.slice(0, 6).map(({ eq }) => eq)).toEqual(
      match(family).tracks.map(({ eq }) => eq),
    );
  });

  it('a short track does not vote, and moves half as much', () => {
    const short = { faults: [{ ...muddy, gainDb: 3 }], seconds: 20, blocks: 3 };
    const { tracks } = match([...makeFamily(6), makeSubject(7, short)]);
    const long = match([...makeFamily(6), makeSubject(7, { ...short, seconds: 90 })]);
    const cut = at(tracks[6]!.eq, 250);
    expect(cut).toBeLessThan(-0.3);
    expect(cut).toBeGreaterThan(0.75 * at(long.tracks[6]!.eq, 250));
  });

  it('a track without a loud passage is left alone, and says why', () => {
    const silent = makeSubject(7);
    const { tracks } = match([
      ...oneMuddy(),
      { profile: { ...silent.profile, tone: { ...makeTone(), loud: null, whole: null } } },
    ]);
    expect(tracks[6]!.because.map(sentence)).toEqual([
      'tone left alone: it is too short to know its tone.',
    ]);
  });
});

describe('tracks that run into one another', () => {
  it('get the same filters, and the others theirs', () => {
    const family = makeFamily(7, (number) => (number === 3 ? { faults: [dull, muddy] } : {}));
    const { tracks } = match(withSegueTones(family, [[3, 4]]));
    expect(tracks[2]!.eq).toEqual(tracks[3]!.eq);
    expect(tracks[2]!.eq).not.toEqual([]);
    expect(tracks[0]!.eq).toEqual([]);
  });
});

describe('other targets', () => {
  it('a reference draws every track toward it', () => {
    const setting = { ...usualTone, toward: { release: 0, reference: 1, balanced: 0 } };
    const bright = makeTone({ faults: [{ ...dull, gainDb: 3 }] });
    const { tracks } = matchTone({
      setting,
      subjects: [makeSubject(1)],
      references: [{ name: 'bright.wav', tone: bright, weight: 1 }],
    });
    expect(at(tracks[0]!.eq, 9000)).toBeGreaterThan(0.8);
  });

  it('a song alone has its references for a family, and they are named', () => {
    const references = [{ name: 'bright.wav', tone: makeTone({ faults: [dull] }), weight: 1 }];
    const { tracks, because, toward } = matchTone({
      setting: usualTone,
      subjects: [makeSubject(1)],
      references,
    });
    expect(toward).toEqual({ release: 0, reference: 1, balanced: 0 });
    expect(at(tracks[0]!.eq, 9000)).toBeLessThan(-0.8);
    expect(because.map(sentence)).toEqual([
      'tone brought toward the references (bright.wav), on 1 of 1 tracks.',
    ]);
    expect(tracks[0]!.because.some(({ code }) => code === 'tone-mix-problem')).toBe(false);
  });

  it('tells what the references have in common, against its own mean, where they have a say', () => {
    const [plain, bright] = [
      makeTone(),
      makeTone({ faults: [{ ...dull, gainDb: 4 }], gainDb: -9 }),
    ];
    const decided = (reference: number) =>
      matchTone({
        setting: { ...usualTone, toward: { release: 1, reference, balanced: 0 } },
        subjects: [makeSubject(1), makeSubject(2)],
        references: [
          { name: 'plain.wav', tone: plain, weight: 1 },
          { name: 'bright.wav', tone: bright, weight: 3 },
        ],
      }).reference;
    expect(decided(0)).toBeNull();
    const { names, levelsDb } = decided(1)!;
    expect(names).toEqual(['plain.wav', 'bright.wav']);
    const known = levelsDb.flatMap((level) => level ?? []);
    expect(Math.abs(known.reduce((sum, level) => sum + level, 0) / known.length)).toBeLessThan(0.1);
    // By three quarters of the way from one to the other.
    const rise = (levels: readonly (number | null)[]) => levels[26]! - levels[12]!;
    const [low, high] = [rise(plain.loud!.levelsDb), rise(bright.loud!.levelsDb)];
    expect(Math.abs(rise(levelsDb) - (low + 0.75 * (high - low)))).toBeLessThan(0.15);
  });

  it('references count by their weights, and their levels not at all', () => {
    const bright = { ...dull, gainDb: 4 };
    const brighter = (weight: number, gainDb = 0): number =>
      at(
        matchTone({
          setting: { ...usualTone, toward: { release: 0, reference: 1, balanced: 0 } },
          subjects: [makeSubject(1)],
          references: [
            { name: 'a', tone: makeTone({ faults: [bright], gainDb }), weight },
            { name: 'b', tone: makeTone(), weight: 1 },
          ],
        }).tracks[0]!.eq,
        9000,
      );
    expect(brighter(3)).toBeGreaterThan(brighter(0.5) + 0.2);
    expect(brighter(3, -20)).toBe(brighter(3));
  });

  it('balanced takes back only what lies outside the corridor', () => {
    const toward = { release: 0, reference: 0, balanced: 1 };
    const master = (hz: number): number => {
      const flat = 3 * Math.abs(Math.log2(hz / 100));
      return flat - (hz < 50 ? 12 : 0) - (hz > 1000 ? 3.5 * Math.log2(hz / 1000) : 0);
    };
    const song = { shapeDb: master };
    const inside = match([makeSubject(1, song)], { toward }).tracks[0]!;
    const boomy = { type: 'low-shelf', frequencyHz: 150, q: 0.7, gainDb: 10 } as const;
    const outside = match([makeSubject(1, { ...song, faults: [boomy] })], { toward }).tracks[0]!;
    expect(inside.eq).toEqual([]);
    expect(at(outside.eq, 80)).toBeLessThan(-0.8);
  });
});
