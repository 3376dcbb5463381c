import { limiterCourses, thirdOctaveCentresHz } from '@kindred/dsp';
import { decimals, plrFloorDb, sentence, type Edge, type MasteringPlan } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../test/made-release.js';
import { makeTrack, type Song } from '../test/made-track.js';
import { createLimiterForecast } from './limiter-work.js';
import { matchLoudness, type MatchQuestion } from './match-loudness.js';
import { createTrackModel, type LoudnessSubject } from './track-model.js';

const seconds = 15;
const album = (...songs: readonly Song[]): readonly LoudnessSubject[] =>
  songs.map((song, at) => makeTrack({ number: at + 1, seconds, ...song }));

const auto = (subjects: readonly LoudnessSubject[], said = {}, genre: string | null = null) =>
  matchLoudness({ release: { ...makeRelease({}, 'auto', said), genre }, subjects });

/** The same track with something changed where it begins or ends. */
function withEdge(
  { profile, envelope }: LoudnessSubject,
  side: 'start' | 'end',
  change: Partial<Edge>,
): LoudnessSubject {
  const edges = { ...profile.edges, [side]: { ...profile.edges[side], ...change } };
  return { profile: { ...profile, edges }, envelope };
}

function sounding(subjects: readonly LoudnessSubject[]): readonly LoudnessSubject[] {
  return subjects.map((subject) =>
    withEdge(withEdge(subject, 'start', { isSegue: true }), 'end', { isSegue: true }),
  );
}

const gains = ({ tracks }: MasteringPlan): readonly number[] => tracks.map(({ gainDb }) => gainDb);
const codesOf = (plan: MasteringPlan, number: number): readonly string[] =>
  plan.tracks[number - 1]!.because.map(({ code }) => code);
const fromFamily = (plan: MasteringPlan, number: number): number =>
  plan.tracks[number - 1]!.aimLufs - plan.loudness.commonLufs!;

describe('albums that must not embarrass us', () => {
  it('ten movements keep every distance between them: no adagio rises to its allegro', () => {
    const levels = [0, -14, -3, 1, -9, -2, -17, 0, -6, 2];
    const subjects = album(...levels.map((gainDb) => ({ gainDb, hitsDb: 6, seconds: 6 })));
    const plan = auto(subjects, {}, 'Classical');
    expect(plan.loudness.mode).toBe('as mixed');
    expect(new Set(gains(plan)).size).toBe(1);
    expect(plan.loudness.expectedLufs).toBeCloseTo(-14, 1);
    expect(sentence(plan.tracks[1]!.because[0]!)).toContain('the genre is Classical');
    expect(plan.tracks.flatMap(({ because }) => because.map(({ code }) => code))).not.toContain(
      'lifted',
    );
  });

  it.each([
    ['Chamber music', 'as mixed'],
    ['symphony', 'as mixed'],
    ['Modern Classical; piano', 'as mixed'],
    ['neo-classical metal', 'loud sections'],
    ['rock opera', 'loud sections'],
    ['live electronic', 'loud sections'],
  ])('the levels of %s are %s', (genre, mode) => {
    expect(auto(album({}, { gainDb: -6 }), {}, genre).loudness.mode).toBe(mode);
  });

  it('a gapless live set gets one gain, by its genre or by its sound', () => {
    const subjects = sounding(album({}, { gainDb: -5 }, { gainDb: 3 }));
    for (const plan of [
      auto(subjects),
      auto(subjects, {}, 'live'),
      auto(subjects, {}, 'Live album'),
    ]) {
      expect(new Set(gains(plan)).size).toBe(1);
      expect(plan.segueGroups).toEqual([[1, 2, 3]]);
      expect(plan.joins.every(({ isSegue, jars }) => isSegue && jars === 'no')).toBe(true);
    }
  });

  it('a spoken interlude lies under the songs, and holds no one down', () => {
    const songs = [{ hitsDb: 7 }, { hitsDb: 7.4 }, { hitsDb: 8 }];
    const alone = auto(album(...songs));
    const subjects = album(...songs, { gainDb: -12, clapDb: 16, hitsDb: 14, versesUnderDb: 0 });
    const plan = auto(subjects, { 4: { role: 'spoken' } });
    expect(plan.loudness.commonLufs).toBe(alone.loudness.commonLufs);
    expect(gains(plan).slice(0, 3)).toEqual(gains(alone));
    expect(fromFamily(plan, 4)).toBeLessThanOrEqual(-4);
    expect(codesOf(plan, 4)).toContain('role-offset');
    expect(plan.loudness.bindingTrack).toBeNull();
  });

  it('an aside that is all of one level is not louder than the target itself', () => {
    const songs = [{ versesUnderDb: 14 }, { versesUnderDb: 13 }, { versesUnderDb: 14 }];
    const drone = { hitsDb: 2, versesUnderDb: 0 };
    const plan = auto(album(...songs, drone), { 4: { role: 'interlude', offsetLu: 0 } });
    const loudest = Math.max(...plan.tracks.map(({ expected }) => expected.integratedLufs));
    expect(loudest).toBeLessThanOrEqual(-14 + 0.011);
  });

  it('a solo ballad among rock stays softer than the rock, named or not', () => {
    const rock = [{ hitsDb: 7 }, { hitsDb: 8, gainDb: 1 }, { hitsDb: 7, gainDb: -1 }];
    const subjects = album(...rock, { hitsDb: 7, gainDb: -8 });
    const unnamed = auto(subjects);
    expect(fromFamily(unnamed, 4)).toBeLessThan(-1);
    expect(fromFamily(unnamed, 4)).toBeGreaterThanOrEqual(-1.5);
    expect(codesOf(unnamed, 4)).toEqual(expect.arrayContaining(['difference-kept', 'lifted']));
    expect(fromFamily(auto(subjects, { 4: { role: 'ballad' } }), 4)).toBeCloseTo(-1.5, 2);
    expect(fromFamily(auto(subjects, { 4: { role: 'single' } }), 4)).toBeCloseTo(0, 2);
    const typed = auto(subjects, { 4: { role: 'ballad', offsetLu: -3 } });
    expect(fromFamily(typed, 4)).toBeCloseTo(-3, 2);
    expect(codesOf(typed, 4)).not.toContain('lifted');
  });

  it('two tracks are matched; one alone is brought to its target', () => {
    const two = auto(album({}, { gainDb: -1.5 }));
    expect(fromFamily(two, 1)).toBeCloseTo(fromFamily(two, 2), 2);
    const one = auto(album({ hitsDb: 6 }));
    expect(one.loudness.expectedLufs).toBeCloseTo(-14, 1);
    expect(codesOf(one, 1)).toEqual(['louder', 'no-limiting']);
  });

  it('a clipped master at -7 LUFS comes down with the rest, and is limited no further', () => {
    const clipped = { gainDb: 10, hitsDb: 0, versesUnderDb: 0 };
    const plan = auto(album({ hitsDb: 9 }, { hitsDb: 8 }, clipped));
    const last = plan.tracks[2]!;
    expect(last.gainDb).toBeLessThan(-4);
    expect(last.expected.reductionMaxDb).toBe(0);
    expect(codesOf(plan, 3)).toContain('already-limited');
    expect(plan.loudness.because[0]!.code).toBe('release-falls');
    expect(sentence(plan.loudness.because[0]!)).toContain('`loudness: as mixed`');
  });

  it('a release that falls says so first, and offers competitive, then as mixed', () => {
    const plan = auto(album({ gainDb: 9, hitsDb: 7 }, { gainDb: 8, hitsDb: 9 }));
    const [first] = plan.loudness.because;
    expect(sentence(first!)).toMatch(/^Every track gets quieter.*competitive.*as mixed/u);
  });

  it('a crescendo is matched by its end, and keeps its range', () => {
    const swelling = makeTrack({ number: 1, seconds, hitsDb: 6 });
    const { energies, peaks } = swelling.envelope;
    const rise = (share: number): number => 10 ** (2 * (share - 1));
    const envelope = {
      ...swelling.envelope,
      energies: energies.map((energy, at) => energy * rise(at / energies.length)),
      peaks: peaks.map((peak, at) => peak * Math.sqrt(rise(at / peaks.length))),
    };
    const plan = auto([{ profile: swelling.profile, envelope }, ...album({}, {}).slice(1)]);
    const { expected } = plan.tracks[0]!;
    expect(expected.loudSectionLufs! - expected.integratedLufs).toBeGreaterThan(1);
    expect(plan.tracks[0]!.aimLufs).toBeLessThanOrEqual(plan.loudness.commonLufs!);
    expect(expected.loudPassageLossDb).toBeLessThan(0.7);
  });

  it('one clap at +12 dB costs the release no more than 1.5 LU', () => {
    const songs = [{ hitsDb: 6 }, { hitsDb: 7 }, { hitsDb: 6.5 }, { hitsDb: 7.5 }];
    const without = auto(album(...songs, { hitsDb: 6 }));
    for (const clapDb of [8, 10, 12, 14, 16, 20]) {
      const plan = auto(album(...songs, { hitsDb: 6, clapDb }));
      const costLu = without.loudness.expectedLufs - plan.loudness.expectedLufs;
      expect(costLu, `${clapDb}`).toBeLessThanOrEqual(1.51);
      const { expected, limiting } = plan.tracks[4]!;
      expect(expected.reductionMaxDb).toBeLessThanOrEqual(4 * limiting.times);
    }
  });
});

describe('joins', () => {
  it('are as loud as both sides after matching, and jar by their gap', () => {
    const [first, second] = album({}, { gainDb: -3 });
    const at = (silenceSeconds: number, loudness10sLufs: number): MasteringPlan =>
      auto([
        withEdge(first!, 'end', { silenceSeconds, loudness3sLufs: -20, loudness10sLufs: -22 }),
        withEdge(second!, 'start', { loudness3sLufs: -21, loudness10sLufs }),
      ]);
    const plan = at(0.5, -14);
    const gained = plan.tracks[1]!.gainDb - plan.tracks[0]!.gainDb;
    expect(plan.joins).toMatchObject([{ from: 1, to: 2, isSegue: false, gapSeconds: 0.5 }]);
    expect(plan.joins[0]!.jump3sLu).toBeCloseTo(-1 + gained, 2);
    expect(plan.joins[0]!.jump10sLu).toBeCloseTo(8 + gained, 2);
    expect(plan.joins[0]!.jars).toBe('much');
    expect(at(0.5, -24).joins[0]!.jars).toBe('no');
    expect(at(0.5, -18).joins[0]!.jars).toBe('a little');
    expect(at(4, -14).joins[0]!.jars, decimals(gained, 1)).toBe('no');
  });

  it('turn in tone behind their filters, and jar where that is much more than songs usually do', () => {
    const [first, second] = album({}, {});
    const slope = (dbPerBand: number) =>
      thirdOctaveCentresHz.map((_, band) => dbPerBand * band - 40);
    const at = (dbPerBand: number, eqs?: MatchQuestion['eqs'], silenceSeconds = 0) =>
      matchLoudness({
        release: makeRelease({}, 'auto'),
        subjects: [
          withEdge(first!, 'end', { levels10sDb: slope(0), silenceSeconds }),
          withEdge(second!, 'start', { levels10sDb: slope(dbPerBand) }),
        ],
        ...(eqs && { eqs }),
      }).joins[0]!;
    // A slope of s per band over 21 bands is s·√((21² − 1)/12) RMS.
    expect(at(1).toneJumpDb).toBeCloseTo(6.06, 1);
    expect(at(1)).toMatchObject({ jars: 'no' });
    expect(at(2)).toMatchObject({ jars: 'a little', jarsBy: ['tone'] });
    expect(at(3)).toMatchObject({ jars: 'much', jarsBy: ['tone'] });
    expect(at(2, undefined, 3).jars).toBe('no');
    const darker = { type: 'high-shelf', frequencyHz: 1000, q: 0.5, gainDb: -6 } as const;
    expect(at(1, new Map([[2, [darker]]])).toneJumpDb!).toBeLessThan(at(1).toneJumpDb! - 1);
    expect(at(1, new Map([[1, [darker]]])).toneJumpDb!).toBeGreaterThan(at(1).toneJumpDb! + 1);
  });

  it('jar when the floor under quiet music comes or goes, not when music does', () => {
    const [first, second] = album({}, {});
    const at = (endDbfs: number, startDbfs: number, silenceSeconds = 0) =>
      auto([
        withEdge(first!, 'end', { noiseDbfs: endDbfs, loudness3sLufs: -25, silenceSeconds }),
        withEdge(second!, 'start', { noiseDbfs: startDbfs, loudness3sLufs: -25 }),
      ]).joins[0]!;
    expect(at(-60, -75)).toMatchObject({ jars: 'a little', jarsBy: ['noise'] });
    expect(at(-75, -50)).toMatchObject({ jars: 'much', jarsBy: ['noise'] });
    expect(at(-60, -75, 4).jars).toBe('no');
    expect(at(-90, -110).jars).toBe('no');
    expect(at(-60, -28).jars).toBe('no');
  });

  it('that run on share a gain and a limit, unless the release file says no', () => {
    const subjects = sounding(album({ hitsDb: 9 }, { gainDb: -4, hitsDb: 7 })).concat(
      album({}, {}, { hitsDb: 8 }, { hitsDb: 8, gainDb: 2 }).slice(2),
    );
    const plan = auto(subjects);
    expect(plan.segueGroups).toEqual([[1, 2]]);
    expect(plan.tracks[0]!.gainDb).toBe(plan.tracks[1]!.gainDb);
    expect(codesOf(plan, 1)).toContain('shared-gain');
    for (const { aimLufs, expected } of plan.tracks.slice(0, 2)) {
      expect(aimLufs).toBeCloseTo(expected.loudSectionLufs!, 2);
    }
    expect(auto(subjects, { 1: { segue: false } }).segueGroups).toEqual([]);
    expect(auto(subjects, { 3: { segue: true } }).segueGroups).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('what was decided already', () => {
  it.each(['auto', 'as mixed', 'integrated'] as const)(
    'a gain that a person set stands to its last digit and moves no other track: %s',
    (mode) => {
      const subjects = album({ hitsDb: 8 }, { gainDb: 1 }, { gainDb: -1 });
      const release = makeRelease({}, mode);
      const free = matchLoudness({ release, subjects });
      for (const gainDb of [-30, -3.21, 0, 9.875, 40]) {
        const plan = matchLoudness({ release, subjects, pinnedGainsDb: new Map([[2, gainDb]]) });
        expect(gains(plan)).toEqual([gains(free)[0], gainDb, gains(free)[2]]);
        expect(plan.tracks.map(({ aimLufs }) => aimLufs).filter((_, at) => at !== 1)).toEqual(
          free.tracks.map(({ aimLufs }) => aimLufs).filter((_, at) => at !== 1),
        );
        expect(plan.loudness.commonLufs).toBe(free.loudness.commonLufs);
        expect(codesOf(plan, 2)[0]).toBe('pinned');
        const { aimLufs, expected } = plan.tracks[1]!;
        const { loudSectionLufs, integratedLufs } = expected;
        const isWhole = plan.loudness.basis === 'integrated';
        expect(Math.abs(aimLufs - (isWhole ? integratedLufs : loudSectionLufs!))).toBeLessThan(
          0.006,
        );
        const loudest = Math.max(...plan.tracks.map((track) => track.expected.integratedLufs));
        expect(plan.loudness.expectedLufs).toBeCloseTo(loudest, 2);
      }
      const same = new Map([[2, gains(free)[1]!]]);
      expect(gains(matchLoudness({ release, subjects, pinnedGainsDb: same }))).toEqual(gains(free));
      const all = new Map([1, 2, 3].map((number) => [number, number / 2]));
      expect(gains(matchLoudness({ release, subjects, pinnedGainsDb: all }))).toEqual([
        0.5, 1, 1.5,
      ]);
    },
  );

  it('of tracks that run on, one that a person set parts from the others, which stay', () => {
    const subjects = album({ hitsDb: 8 }, { gainDb: 1 }, { gainDb: -1 }, { gainDb: 2 });
    const said = { 1: { segue: true }, 2: { segue: true } };
    const free = auto(subjects, said);
    expect(free.segueGroups).toEqual([[1, 2, 3]]);
    const release = makeRelease({}, 'auto', said);
    const plan = matchLoudness({ release, subjects, pinnedGainsDb: new Map([[1, 2.5]]) });
    expect(gains(plan)).toEqual([2.5, ...gains(free).slice(1)]);
    expect(codesOf(plan, 2)).toContain('shared-gain');
    expect(codesOf(plan, 1)).not.toContain('shared-gain');
  });

  it('any pinned gain and limiter stand to their last digit, whatever is decided around them', () => {
    const subjects = album({ hitsDb: 8 }, { gainDb: 1 }, { gainDb: -1 });
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3]),
        fc.subarray([1, 2, 3]),
        fc.integer({ min: -9999, max: 12_345 }).map((value) => value / 1000),
        fc.integer({ min: -900, max: -10 }).map((value) => value / 100),
        fc.constantFrom('auto', 'as mixed', 'integrated'),
        (gains, limiters, gainDb, aimDbtp, mode) => {
          const limiter = { ceilingDbtp: aimDbtp + 0.05, aimDbtp };
          const { tracks } = matchLoudness({
            release: makeRelease({}, mode as 'auto'),
            subjects,
            pinnedGainsDb: new Map(gains.map((number) => [number, gainDb])),
            pinnedLimiters: new Map(limiters.map((number) => [number, limiter])),
          });
          for (const { number, gainDb: planned, limiter: set, expected } of tracks) {
            if (gains.includes(number)) expect(planned).toBe(gainDb);
            expect(set).toEqual(
              limiters.includes(number) ? limiter : { ceilingDbtp: -1, aimDbtp: -1.1 },
            );
            expect(expected.reductionMaxDb).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each([3, 9, 30, -70])(
    'an album holds its others where they are at a gain of %i dB',
    (gainDb) => {
      const subjects = album({ hitsDb: 8 }, { gainDb: 1 }, { gainDb: -1 });
      const release = makeRelease({ of: 'album' }, 'auto');
      const free = matchLoudness({ release, subjects });
      const one = matchLoudness({ release, subjects, pinnedGainsDb: new Map([[2, gainDb]]) });
      expect(gains(one)).toEqual([gains(free)[0], gainDb, gains(free)[2]]);
      const pinnedGainsDb = new Map([1, 2, 3].map((number) => [number, gainDb]));
      const all = matchLoudness({ release, subjects, pinnedGainsDb });
      expect(gains(all)).toEqual([gainDb, gainDb, gainDb]);
      expect(Number.isFinite(all.loudness.expectedLufs)).toBe(true);
    },
  );

  it('a track that its gain brings under −70 LUFS is planned like any other', () => {
    const subjects = album({}, { gainDb: -1 }, { gainDb: -50 });
    const hidden = peakingAt(subjects[2]!, -61);
    for (const [mode, loudnessLufs, said] of [
      ['as mixed', -23, {}],
      ['loud sections', -23, { 3: { offsetLu: -60 } }],
      ['integrated', -36, { 3: { offsetLu: -60 } }],
    ] as const) {
      const release = makeRelease({ loudnessLufs }, mode, said);
      const plan = matchLoudness({ release, subjects: [subjects[0]!, subjects[1]!, hidden] });
      const track = plan.tracks[2]!;
      expect(track.expected.integratedLufs).toBeLessThan(-70);
      const { untouched } = createTrackModel(hidden, track.limiter);
      const expected = untouched.integratedLufs + track.gainDb;
      expect(track.expected.integratedLufs).toBeCloseTo(expected, 2);
    }
  });

  it('our own masters are left alone, and said to be masters', () => {
    for (const songs of [
      [{ hitsDb: 12 }, { hitsDb: 11, gainDb: 3 }, { hitsDb: 9, gainDb: -2 }],
      [{ hitsDb: 9 }, { hitsDb: 9, gainDb: -7 }, { hitsDb: 8, gainDb: 1 }],
      [{ hitsDb: 8 }, { hitsDb: 9 }, { hitsDb: 8, clapDb: 12 }, { hitsDb: 8 }],
    ]) {
      const first = auto(album(...songs));
      const masters = album(...songs).map((mix, at) => mastered(mix, first.tracks[at]!.gainDb));
      const again = auto(masters);
      for (const gainDb of gains(again)) expect(Math.abs(gainDb)).toBeLessThanOrEqual(0.15);
      expect(again.loudness.because.map(({ code }) => code)).toContain('mastered-before');
    }
  });

  it('dynamic mixes are no masters for two of them that peak where our limiter holds', () => {
    const songs = [{ gainDb: -5 }, { gainDb: 1 }, { hitsDb: 12 }, { gainDb: -2 }, { hitsDb: 11 }];
    const mixes = album(...songs).map((mix, at) =>
      at === 1 || at === 3 ? peakingAt(mix, -1.1) : peakingAt(mix, -3 - at),
    );
    const plan = auto(mixes);
    expect(plan.loudness.mode).toBe('loud sections');
    expect(plan.loudness.because.map(({ code }) => code)).not.toContain('mastered-before');
    const loud = makeRelease({ loudnessLufs: -12, limiting: 'firm' }, 'auto');
    const { tracks } = matchLoudness({ release: loud, subjects: mixes });
    expect(tracks.some(({ expected }) => expected.reductionMaxDb > 0)).toBe(true);
  });

  it('our own masters of an album, or kept as mixed, are known by their target', () => {
    const songs = [{ hitsDb: 11, gainDb: 2 }, { hitsDb: 12 }, { hitsDb: 10, gainDb: -3 }];
    for (const [of, loudness] of [
      ['album', 'loud sections'],
      ['loudest track', 'as mixed'],
    ] as const) {
      const release = makeRelease({ of, loudnessLufs: -13, limiting: 'firm' }, loudness);
      const first = matchLoudness({ release, subjects: album(...songs) });
      expect(first.loudness.yieldedLu).toBe(0);
      const masters = album(...songs).map((mix, at) => mastered(mix, first.tracks[at]!.gainDb));
      const again = matchLoudness({
        release: makeRelease({ of, loudnessLufs: -13, limiting: 'firm' }, 'auto'),
        subjects: masters,
      });
      expect(again.loudness.because.map(({ code }) => code)).toContain('mastered-before');
      for (const gainDb of gains(again)) expect(Math.abs(gainDb)).toBeLessThanOrEqual(0.06);
    }
  });

  it('a mix with a PLR under 8 dB keeps what it has', () => {
    const plan = auto(album({ hitsDb: 0, versesUnderDb: 0, gainDb: -12 }, { hitsDb: 6 }));
    const { untouched, after } = { untouched: plrFloorDb, after: plan.tracks[0]!.expected };
    expect(untouched).toBe(8);
    expect(after.reductionMaxDb).toBe(0);
  });
});

/** The same music in a file of another level. */
function peakingAt({ profile, envelope }: LoudnessSubject, peakDbtp: number): LoudnessSubject {
  const amplitude = 10 ** ((peakDbtp - profile.peak.truePeakDbtp!) / 20);
  return {
    profile,
    envelope: {
      ...envelope,
      peaks: envelope.peaks.map((peak) => peak * amplitude),
      energies: envelope.energies.map((energy) => energy * amplitude * amplitude),
    },
  };
}

/** What the limiter leaves of a mix at a gain. */
function mastered({ profile, envelope }: LoudnessSubject, gainDb: number): LoudnessSubject {
  const amplitude = 10 ** (gainDb / 20);
  const aimDbtp = -1.1;
  const aim = 10 ** (aimDbtp / 20);
  const peakDbtp = profile.peak.truePeakDbtp!;
  const { gainPowers } = createLimiterForecast(envelope, {
    aimDbtp,
    peakDbtp,
    courses: limiterCourses,
  })(gainDb);
  return {
    profile,
    envelope: {
      ...envelope,
      peaks: envelope.peaks.map((peak) => Math.min(aim, peak * amplitude)),
      energies: envelope.energies.map(
        (energy, at) => energy * amplitude * amplitude * gainPowers[at]!,
      ),
    },
  };
}
