import { createLoudnessGauge, pooledLufs } from '@kindred/dsp';
import {
  allowanceOf,
  limitingBudgets,
  masteringPlanSchema,
  plrFloorDb,
  rangeLossMaxLu,
  targetMeanings,
  type MasteringPlan,
  type Reason,
  type TrackPlan,
} from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../test/made-release.js';
import { makeTrack, type Song } from '../test/made-track.js';
import { findLoudestGain } from './loudest-gain.js';
import { matchLoudness } from './match-loudness.js';
import { createTrackModel, type LoudnessSubject } from './track-model.js';

const seconds = 15;
const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
/** No difference that a track arrives with is kept. */
const singles = Object.fromEntries(
  [1, 2, 3, 4, 5].map((number) => [number, { role: 'single' as const }]),
);

const album = (...songs: readonly Song[]): readonly LoudnessSubject[] =>
  songs.map((song, at) => makeTrack({ number: at + 1, seconds, ...song }));

/** Five mixes that need little: none of them meets the limiter at −18 LUFS. */
const easy = album(
  { gainDb: -4, versesUnderDb: 4 },
  { gainDb: 2, hitsDb: 7 },
  { gainDb: -1, versesUnderDb: 10 },
  { hitsDb: 11 },
  { gainDb: -6, versesUnderDb: 2 },
);

/** Songs that all have drums to hold back at −13 LUFS, by different amounts. */
const driven = album({ hitsDb: 9 }, { hitsDb: 10, gainDb: 3 }, { hitsDb: 8, versesUnderDb: 2 });

function byNumber(plan: MasteringPlan, number: number): TrackPlan {
  return plan.tracks.find((track) => track.number === number)!;
}

const isRoom = (reason: Reason): reason is Extract<Reason, { code: 'room-to-spare' }> =>
  reason.code === 'room-to-spare';

function codes({ because }: Pick<TrackPlan, 'because'>): readonly string[] {
  return because.map(({ code }) => code);
}

describe('matchLoudness', () => {
  it('writes a plan that its schema accepts, the same one each time', () => {
    const plan = matchLoudness({ release: makeRelease(), subjects: driven });
    expect(masteringPlanSchema.parse(plan)).toEqual(plan);
    expect(matchLoudness({ release: makeRelease(), subjects: driven })).toEqual(plan);
    for (const { gainDb } of plan.tracks) expect(Number(gainDb.toFixed(2))).toBe(gainDb);
  });

  it.each(['loud sections', 'integrated'] as const)(
    'brings the %s of every track to one level, the loudest track to the target',
    (basis) => {
      const plan = matchLoudness({
        release: makeRelease({ loudnessLufs: -18 }, basis, singles),
        subjects: easy,
      });
      for (const { aimLufs, expected } of plan.tracks) {
        const level = basis === 'integrated' ? expected.integratedLufs : expected.loudSectionLufs!;
        expect(Math.abs(level - plan.loudness.commonLufs!)).toBeLessThanOrEqual(0.006);
        expect(aimLufs).toBe(plan.loudness.commonLufs);
      }
      const loudest = Math.max(...plan.tracks.map(({ expected }) => expected.integratedLufs));
      expect(Math.abs(loudest + 18)).toBeLessThanOrEqual(0.015);
      expect(plan.loudness.expectedLufs).toBe(loudest);
    },
  );

  it('brings the pooled loudness of an album to the target', () => {
    for (const subjects of [easy, driven]) {
      const release = makeRelease({ loudnessLufs: -14.5, of: 'album', limiting: 'firm' });
      const plan = matchLoudness({ release, subjects });
      const blocks = subjects.map((subject, at) => {
        const model = createTrackModel(subject, limiter);
        return model.at(Math.round(100 * plan.tracks[at]!.gainDb)).gatingBlocks;
      });
      expect(Math.abs(pooledLufs(blocks)! + 14.5)).toBeLessThanOrEqual(0.01);
      expect(plan.loudness.expectedLufs).toBeCloseTo(pooledLufs(blocks)!, 3);
    }
  });

  it('pools an album as one programme under one gate, not as a mean of its tracks', () => {
    const release = makeRelease({ loudnessLufs: -20, of: 'album' });
    const plan = matchLoudness({ release, subjects: easy });
    const blocks = easy.map(({ envelope }, at) => {
      const power = 10 ** (plan.tracks[at]!.gainDb / 10);
      const gauge = createLoudnessGauge(envelope.energies.length);
      return gauge.gatingBlocks(envelope.energies.map((energy) => energy * power));
    });
    expect(Math.abs(pooledLufs(blocks)! + 20)).toBeLessThanOrEqual(0.01);
  });

  it('brings every track to the target by itself where the target is every track’s', () => {
    const release = makeRelease({ loudnessLufs: -23, of: 'every track' });
    const plan = matchLoudness({ release, subjects: easy });
    expect(plan.loudness).toMatchObject({ basis: 'integrated', commonLufs: null, yieldedLu: 0 });
    for (const { aimLufs, expected } of plan.tracks) {
      expect(aimLufs).toBe(-23);
      expect(Math.abs(expected.integratedLufs + 23)).toBeLessThanOrEqual(0.006);
    }
  });

  it('gives a mix that is x dB louder x dB less gain, and changes nothing else', () => {
    const target = { loudnessLufs: -13.5, limiting: 'moderate' } as const;
    const release = makeRelease(target, 'loud sections', singles);
    const before = matchLoudness({ release, subjects: driven });
    const shifts = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -600, max: 600 }));
    fc.assert(
      fc.property(shifts, ([number, millibels]) => {
        const subjects = driven.map((subject) =>
          subject.profile.number === number ? shifted(subject, millibels / 100) : subject,
        );
        const after = matchLoudness({ release, subjects });
        for (const track of before.tracks) {
          const now = byNumber(after, track.number);
          const moved = track.number === number ? millibels / 100 : 0;
          expect(now.gainDb).toBeCloseTo(track.gainDb - moved, 9);
          expect(now.aimLufs).toBe(track.aimLufs);
          expect(now.limiter).toEqual(track.limiter);
          expect(now.expected.integratedLufs).toBeCloseTo(track.expected.integratedLufs, 2);
          expect(now.expected.reductionMaxDb).toBeCloseTo(track.expected.reductionMaxDb, 2);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('permutes its plan with the order of the tracks', () => {
    for (const of of targetMeanings) {
      const release = makeRelease({ loudnessLufs: -13.5, of, limiting: 'moderate' });
      const forward = matchLoudness({ release, subjects: driven });
      const backward = matchLoudness({ release, subjects: [...driven].reverse() });
      expect([...backward.tracks].reverse()).toEqual(forward.tracks);
      expect(backward.loudness.commonLufs).toBe(forward.loudness.commonLufs);
    }
  });

  it('gives an equal release one gain, where it limits and where it does not', () => {
    const song = makeTrack({ seconds });
    const subjects = [1, 2, 3].map((number) => ({
      ...song,
      profile: { ...song.profile, number },
    }));
    for (const of of targetMeanings) {
      for (const loudnessLufs of [-18, -12.7, -11.6, -10]) {
        const release = makeRelease({ loudnessLufs, of, limiting: 'firm' });
        const { tracks } = matchLoudness({ release, subjects });
        expect(new Set(tracks.map(({ gainDb }) => gainDb)).size).toBe(1);
      }
    }
  });

  it('gives every track 1 dB more for a target 1 LU louder, where nothing limits', () => {
    for (const of of targetMeanings) {
      const at = (loudnessLufs: number): MasteringPlan =>
        matchLoudness({ release: makeRelease({ loudnessLufs, of }), subjects: easy });
      const [quieter, louder] = [at(-23), at(-22)];
      quieter.tracks.forEach(({ gainDb, expected }, place) => {
        expect(expected.reductionMaxDb).toBe(0);
        expect(louder.tracks[place]!.gainDb).toBeCloseTo(gainDb + 1, 9);
      });
    }
  });

  it('finds the loudest track of the masters, where limiting makes it another than in the mixes', () => {
    const subjects = album({ hitsDb: 4, versesUnderDb: 5.9 }, { hitsDb: 12, versesUnderDb: 6 });
    const [calm, driven] = subjects.map(({ profile }) => profile.loudness);
    const sectionsOver = (levels: typeof calm) =>
      levels!.loudSectionLufs! - levels!.integratedLufs!;
    expect(sectionsOver(calm)).toBeLessThan(sectionsOver(driven));
    const release = makeRelease({ loudnessLufs: -12, limiting: 'firm' });
    const { tracks, loudness } = matchLoudness({ release, subjects });
    expect(loudness.yieldedLu).toBe(0);
    const [first, second] = tracks.map(({ expected }) => expected.integratedLufs);
    expect(second!).toBeGreaterThan(first! + 0.03);
    expect(Math.abs(second! + 12)).toBeLessThanOrEqual(0.015);
  });

  it('finds the gains that a scan of all levels finds', () => {
    const release = makeRelease({ loudnessLufs: -11, limiting: 'firm' });
    const plan = matchLoudness({ release, subjects: driven });
    expect(plan.loudness.yieldedLu).toBe(0);
    expect(plan.tracks.some(({ expected }) => expected.reductionMaxDb > 2)).toBe(true);
    const models = driven.map((subject) => createTrackModel(subject, limiter));
    // Gains from 1 dB under the first limiting on, with the levels they give.
    const scans = models.map((model) => {
      const from = model.unlimitedMillibels - 100;
      return Array.from({ length: 500 }, (_, over) => model.at(from + over));
    });
    const nearest = (scan: (typeof scans)[number], level: number): number =>
      scan.reduce((best, { loudSectionLufs }, at) => {
        const miss = Math.abs(loudSectionLufs! - level);
        return miss < Math.abs(scan[best]!.loudSectionLufs! - level) ? at : best;
      }, 0);
    let best = -Infinity;
    for (let level = -1100; level <= -800; level++) {
      const levels = scans.map((scan) => scan[nearest(scan, level / 100)]!.integratedLufs);
      if (Math.max(...levels) <= -11 + 0.005) best = level / 100;
    }
    expect(Math.abs(plan.loudness.commonLufs! - best)).toBeLessThanOrEqual(0.011);
    plan.tracks.forEach(({ gainDb }, at) => {
      const scanned = models[at]!.unlimitedMillibels - 100 + nearest(scans[at]!, best);
      expect(Math.abs(100 * gainDb - scanned)).toBeLessThanOrEqual(2);
    });
  });
});

describe('matchLoudness, within its limiting', () => {
  const songs = fc.record({
    hitsDb: fc.integer({ min: 2, max: 16 }),
    versesUnderDb: fc.integer({ min: 0, max: 12 }),
    clapDb: fc.constantFrom(0, 0, 0, 6, 12),
    gainDb: fc.integer({ min: -12, max: 12 }),
  });
  const questions = fc.record({
    songs: fc.array(songs, { minLength: 1, maxLength: 4 }),
    loudnessLufs: fc.integer({ min: -24, max: -7 }),
    of: fc.constantFrom(...targetMeanings),
    limiting: fc.constantFrom(...limitingBudgets),
  });

  it('never plans a track beyond its allowance, nor a release over its target', () => {
    fc.assert(
      fc.property(questions, ({ songs, loudnessLufs, of, limiting }) => {
        const subjects = songs.map((song, at) => makeTrack({ number: at + 1, seconds, ...song }));
        const release = makeRelease({ loudnessLufs, of, limiting });
        const plan = matchLoudness({ release, subjects });
        plan.tracks.forEach(({ expected, gainDb, limiter: { aimDbtp }, limiting: spent }, at) => {
          expect(spent.budget).toBe(limiting);
          const allowed = allowanceOf(spent);
          expect(expected.loudPassageLossDb).toBeLessThanOrEqual(allowed.loudPassageLossDb);
          expect(expected.reductionMaxDb).toBeLessThanOrEqual(allowed.reductionMaxDb);
          expect(expected.deepReductionShare).toBeLessThanOrEqual(allowed.deepReductionShare);
          const { truePeakDbtp } = subjects[at]!.profile.peak;
          const { integratedLufs } = subjects[at]!.profile.loudness;
          const plrBefore = truePeakDbtp! - integratedLufs!;
          const plrAfter = Math.min(truePeakDbtp! + gainDb, aimDbtp) - expected.integratedLufs;
          expect(plrAfter).toBeGreaterThanOrEqual(Math.min(plrFloorDb, plrBefore) - 0.001);
          const model = createTrackModel(subjects[at]!, limiter);
          const range = model.at(Math.round(100 * gainDb)).rangeLu;
          expect(model.untouched.rangeLu! - range!).toBeLessThanOrEqual(rangeLossMaxLu);
          if (plrBefore < plrFloorDb) expect(expected.reductionMaxDb).toBe(0);
          expect(gainDb + truePeakDbtp! - expected.reductionMaxDb).toBeLessThanOrEqual(
            aimDbtp + 0.001,
          );
        });
        const overLu = plan.loudness.expectedLufs - loudnessLufs;
        expect(overLu).toBeLessThanOrEqual(of === 'album' ? 0.1 : 0.011);
        // An album jumps where blocks of a soft track fall under its gate: no level lies nearer.
        for (const lowerLu of overLu > 0.011 ? [overLu / 2, overLu] : []) {
          const lower = makeRelease({ loudnessLufs: loudnessLufs - lowerLu, of, limiting });
          const { expectedLufs } = matchLoudness({ release: lower, subjects }).loudness;
          expect(Math.abs(expectedLufs - loudnessLufs)).toBeGreaterThanOrEqual(overLu - 0.001);
        }
      }),
      {
        numRuns: 60,
        examples: [
          [
            {
              songs: [{ hitsDb: 13, versesUnderDb: 7, clapDb: 12, gainDb: 0 }],
              loudnessLufs: -23,
              of: 'loudest track',
              limiting: 'firm',
            },
          ],
        ],
      },
    );
  });

  it('never leaves a shortfall unsaid', () => {
    fc.assert(
      fc.property(questions, ({ songs, loudnessLufs, of, limiting }) => {
        const subjects = songs.map((song, at) => makeTrack({ number: at + 1, seconds, ...song }));
        const release = makeRelease({ loudnessLufs, of, limiting });
        const { loudness, tracks } = matchLoudness({ release, subjects });
        const under = of === 'every track' ? 0 : loudnessLufs - loudness.expectedLufs;
        expect(codes(loudness).includes('release-yields')).toBe(under > 0.049);
        expect(loudness.bindingTrack !== null).toBe(under > 0.049);
        for (const track of tracks) {
          const wanted = (loudness.commonLufs ?? loudnessLufs) + track.offsetLu;
          const isUnder = wanted - track.aimLufs > 0.049;
          expect(codes(track).includes('limiting-budget')).toBe(isUnder);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('comes down to what one track reaches, where that costs no more than 1 LU', () => {
    const subjects = album({ hitsDb: 9 }, { hitsDb: 10.5 }, { hitsDb: 8 });
    const free = matchLoudness({ release: makeRelease({ loudnessLufs: -14 }), subjects });
    const { allowedLufs } = free.loudness.because.find(isRoom)!.values;
    const release = makeRelease({ loudnessLufs: allowedLufs + 0.7 });
    const { loudness, tracks } = matchLoudness({ release, subjects });
    expect(loudness.yieldedLu).toBeCloseTo(0.7, 1);
    const binding = subjects.find(({ profile }) => profile.number === loudness.bindingTrack)!;
    const gentle = { budget: 'gentle', times: 1 } as const;
    const { gainMillibels } = findLoudestGain(createTrackModel(binding, limiter), gentle);
    expect(tracks[binding.profile.number - 1]!.gainDb).toBe(gainMillibels / 100);
    for (const { aimLufs, limiting } of tracks) {
      expect(aimLufs).toBe(loudness.commonLufs);
      expect(limiting.times).toBe(1);
    }
  });

  it('then stretches the track, then lets it sit up to 1.5 LU under, and says what was given', () => {
    const calm = [{ hitsDb: 7 }, { hitsDb: 7.5 }, { hitsDb: 8 }, { hitsDb: 7.2 }];
    const at = (loudnessLufs: number): MasteringPlan =>
      matchLoudness({
        release: makeRelease({ loudnessLufs }),
        subjects: album(...calm, { hitsDb: 13.5 }),
      });
    const { allowedLufs } = at(-20).loudness.because.find(isRoom)!.values;
    const stretched = at(allowedLufs + 1.6);
    expect(stretched.tracks[4]!.limiting.times).toBe(1.5);
    expect(codes(stretched.tracks[4]!)).toContain('limiting-stretched');
    expect(stretched.loudness.yieldedLu).toBeCloseTo(1, 1);
    const under = at(allowedLufs + 2.6);
    expect(codes(under.tracks[4]!)).toContain('limiting-budget');
    const { commonLufs, bindingTrack } = under.loudness;
    expect(commonLufs! - under.tracks[4]!.aimLufs).toBeGreaterThan(0.05);
    expect(commonLufs! - under.tracks[4]!.aimLufs).toBeLessThanOrEqual(1.51);
    expect(bindingTrack).toBe(5);
    for (const track of under.tracks.slice(0, 4)) expect(track.aimLufs).toBe(commonLufs);
  });

  it('leaves one absurd track under its family, and says so', () => {
    const subjects = [...easy, makeTrack({ number: 6, seconds: 60, clapDb: 14 })];
    const release = makeRelease({ loudnessLufs: -16 });
    const with6 = matchLoudness({ release, subjects });
    expect(with6.loudness.yieldedLu).toBe(0);
    const absurd = byNumber(with6, 6);
    const reason = absurd.because.find(({ code }) => code === 'limiting-budget');
    expect(reason?.values).toMatchObject({ bound: 'deepest reduction', limiting: 'gentle' });
    expect(absurd.aimLufs).toBeCloseTo(absurd.expected.loudSectionLufs!, 2);
    expect(absurd.aimLufs).toBeLessThan(with6.loudness.commonLufs! - 1.5);
  });

  it('lets a track that is alone hold its own release down', () => {
    const release = makeRelease({ loudnessLufs: -12 });
    const subjects = [makeTrack({ seconds, clapDb: 14 })];
    const { loudness, tracks } = matchLoudness({ release, subjects });
    expect(loudness.bindingTrack).toBe(1);
    expect(loudness.yieldedLu).toBeGreaterThan(1.5);
    expect(codes(tracks[0]!)).not.toContain('limiting-budget');
  });

  it('prices each way out at what it then brings', () => {
    const subjects = album({ hitsDb: 9 }, { hitsDb: 10, gainDb: 3 }, { hitsDb: 12 });
    const release = makeRelease({ loudnessLufs: -11 });
    const { loudness } = matchLoudness({ release, subjects });
    const { waysOut, bindingTrack, expectedLufs } = loudness;
    expect(waysOut[0]).toMatchObject({ action: 'leave it so', releaseLufs: expectedLufs });
    expect(waysOut.map(({ action }) => action)).toContain('new mix');
    expect(waysOut.length).toBeGreaterThan(2);
    for (const way of waysOut.slice(1)) {
      expect(way.releaseLufs).toBeGreaterThan(expectedLufs + 0.049);
      const said = { [bindingTrack!]: way.action === 'offset' ? { offsetLu: way.offsetLu } : {} };
      const limiting = way.action === 'limiting' ? way.budget : 'gentle';
      const lowerDb = way.action === 'new mix' ? way.peaksLowerDb : 0;
      const remixed = subjects.map((subject) =>
        subject.profile.number === bindingTrack ? withPeaksLower(subject, lowerDb) : subject,
      );
      const others = subjects.filter(({ profile }) => profile.number !== bindingTrack);
      const loudnessLufs = way.action === 'without it' ? way.releaseLufs : -11;
      const done = matchLoudness({
        release: makeRelease({ loudnessLufs, limiting }, 'loud sections', said),
        subjects: way.action === 'without it' ? others : remixed,
      });
      expect(done.loudness.expectedLufs).toBeCloseTo(way.releaseLufs, 2);
    }
  });

  it('says how a release is left whose binding track has a gain of a person', () => {
    const subjects = album({ hitsDb: 9 }, { hitsDb: 10, gainDb: 3 }, { hitsDb: 12 });
    const release = makeRelease({ loudnessLufs: -11, of: 'album' });
    const free = matchLoudness({ release, subjects });
    const held = free.tracks.find(({ number }) => number === free.loudness.bindingTrack)!;
    const pinnedGainsDb = new Map([[held.number, held.gainDb - 3]]);
    const { loudness } = matchLoudness({ release, subjects, pinnedGainsDb });
    const [stays] = loudness.waysOut;
    // It tops out where its room ends, not where a person put it.
    const toppedOut = ({ because }: MasteringPlan['loudness']) =>
      because.flatMap((reason) =>
        reason.code === 'release-yields' ? reason.values.expectedLufs : [],
      );
    expect(toppedOut(loudness)).toEqual([free.loudness.expectedLufs]);
    expect(stays!.releaseLufs).toBe(loudness.expectedLufs);
    const wasLu = free.loudness.waysOut[0]!.trackFromFamilyLu!;
    expect(stays!.trackFromFamilyLu! - wasLu).toBeLessThan(-2);
  });

  it('keeps its word on room to spare', () => {
    const at = (loudnessLufs: number): MasteringPlan =>
      matchLoudness({ release: makeRelease({ loudnessLufs }), subjects: driven });
    const reason = at(-18).loudness.because.find((each) => each.code === 'room-to-spare')!;
    expect(at(reason.values.allowedLufs - 0.02).loudness.yieldedLu).toBe(0);
    expect(at(reason.values.allowedLufs + 0.1).loudness.yieldedLu).toBeGreaterThan(0.05);
  });
});

describe('matchLoudness, explaining itself', () => {
  it('says first that a release falls, by how much, and what would let it fall less', () => {
    const subjects = easy.map((subject) => shifted(subject, 12));
    const release = makeRelease({ word: 'streaming', loudnessLufs: -14 });
    const { loudness, tracks } = matchLoudness({ release, subjects });
    const [first] = loudness.because;
    if (first?.code !== 'release-falls') throw new Error(`said ${first?.code} first`);
    const loudest = Math.max(...subjects.map(({ profile }) => profile.loudness.integratedLufs!));
    expect(first.values.fallLu).toBeCloseTo(loudest + 14, 2);
    expect(first.values.louderTarget).toBe('competitive');
    expect(first.values.gainMinDb).toBe(Math.min(...tracks.map(({ gainDb }) => gainDb)));
  });

  it('brings a track of under 3 s to the integrated loudness of its siblings, and says so', () => {
    const short = makeTrack({ number: 6, seconds: 2, versesUnderDb: 0, clapDb: 20 });
    const release = makeRelease({ loudnessLufs: -16 });
    const plan = matchLoudness({ release, subjects: [...easy, short] });
    const alone = matchLoudness({ release, subjects: easy });
    // It neither votes nor binds: the others stay where they were.
    expect(plan.tracks.slice(0, 5)).toEqual(alone.tracks);
    const siblings = alone.tracks.map(({ expected }) => expected.integratedLufs);
    const medianLufs = siblings.sort((a, b) => a - b)[2]!;
    const track = byNumber(plan, 6);
    expect(track.expected.loudSectionLufs).toBeNull();
    expect(codes(track)).toContain('matched-on-integrated');
    expect(track.because[0]?.values).toMatchObject({ basis: 'integrated' });
    const calm = makeTrack({ number: 6, seconds: 2, versesUnderDb: 0 });
    const at = byNumber(matchLoudness({ release, subjects: [...easy, calm] }), 6);
    expect(at.aimLufs).toBeCloseTo(medianLufs, 2);
    expect(Math.abs(at.expected.integratedLufs - medianLufs)).toBeLessThanOrEqual(0.006);
  });

  it('matches a release of short tracks only on integrated loudness', () => {
    const subjects = [1, 2].map((number) => makeTrack({ number, seconds: 2, gainDb: number }));
    const { loudness, tracks } = matchLoudness({ release: makeRelease(), subjects });
    for (const { expected } of tracks) {
      expect(Math.abs(expected.integratedLufs - loudness.commonLufs!)).toBeLessThanOrEqual(0.006);
    }
  });

  it('tells each track its direction, its limiting, or that there is none', () => {
    const subjects = [...easy, shifted(makeTrack({ number: 6, seconds }), 15)];
    const { tracks } = matchLoudness({ release: makeRelease({ loudnessLufs: -13 }), subjects });
    for (const track of tracks) {
      const [gain] = track.because;
      expect(gain?.code).toBe(track.gainDb > 0 ? 'louder' : 'quieter');
      const limits = track.expected.reductionMaxDb > 0;
      expect(codes(track).includes('limiting')).toBe(limits);
      expect(codes(track).includes('no-limiting')).toBe(!limits);
    }
    expect(tracks.some((track) => codes(track).includes('limiting'))).toBe(true);
    expect(tracks.some((track) => track.gainDb < 0)).toBe(true);
  });

  it('refuses a release without tracks, as our own fault', () => {
    expect(() => matchLoudness({ release: makeRelease(), subjects: [] })).toThrow('without tracks');
  });
});

/** The same music with its peaks further down. */
function withPeaksLower({ profile, envelope }: LoudnessSubject, byDb: number): LoudnessSubject {
  const peaks = envelope.peaks.map((peak) => peak * 10 ** (-byDb / 20));
  return { profile, envelope: { ...envelope, peaks } };
}

/** The same music in a louder file. */
function shifted({ profile, envelope }: LoudnessSubject, byDb: number): LoudnessSubject {
  const amplitude = 10 ** (byDb / 20);
  const lift = (level: number | null): number | null => (level === null ? null : level + byDb);
  const { loudness, peak } = profile;
  return {
    profile: {
      ...profile,
      loudness: {
        ...loudness,
        integratedLufs: lift(loudness.integratedLufs),
        loudSectionLufs: lift(loudness.loudSectionLufs),
      },
      peak: {
        ...peak,
        truePeakDbtp: lift(peak.truePeakDbtp),
        truePeakItuDbtp: lift(peak.truePeakItuDbtp),
      },
    },
    envelope: {
      ...envelope,
      peaks: envelope.peaks.map((value) => value * amplitude),
      energies: envelope.energies.map((energy) => energy * amplitude * amplitude),
    },
  };
}
