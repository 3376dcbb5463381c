import { describe, expect, it } from 'vitest';
import { limitingBounds } from './limiting-bounds.js';
import { reasonSchema, type Reason } from './reason.js';
import { sentence, trackName } from './sentences.js';

const family = { basis: 'loud sections', measuredLufs: -15.84, familyLufs: -12.8 } as const;
const under = { wantedLufs: -12.8, underLu: 1.46, limiting: 'gentle' } as const;
const falls = {
  of: 'loudest track' as const,
  fallLu: 2.6,
  targetWord: 'streaming',
  targetLufs: -14,
} as const;
const top = { expectedLufs: -12.3, targetLufs: -11, track: '1 Ignition' } as const;
const yields = { releaseFirstLu: 0.7, times: 1, underLu: 0, releaseThenLu: 0 } as const;
const aim = {
  commonLufs: -12.8,
  targetLufs: -14,
  expectedLufs: -14,
  loudestTrack: '3 Tunnel',
} as const;
const redone = { gainFromDb: 3.1, gainToDb: 3.17, limiterAimDbtp: -1.1 } as const;

const louder = {
  kind: 'level',
  amount: 'bit',
  changeLu: 1,
  tracks: [2],
  phrase: 'a bit louder on track 2',
} as const;
const wide = { sideToMidDb: -9.4, familySideToMidDb: -6.1 } as const;
const widened = {
  ...wide,
  familyDb: 0,
  wordsDb: 0,
  adjustDb: 0,
  monoLossBeforeDb: 1.1,
  monoLossAfterDb: 1.14,
} as const;

const muddy = { frequencyHz: 200, wantedDb: -4.1, appliedDb: -2 } as const;
const mud = { ...muddy, against: 'siblings', amount: 0.7, mostDb: 2 } as const;
const rest = {
  frequencyHz: 250,
  wantedDb: -0.9,
  apartDb: 0.6,
  barDb: 1.1,
  against: 'siblings',
  siblings: [2, 1, 5],
} as const;

/** Every code at least once, beside the sentence a person reads. */
const spoken: readonly (readonly [Reason, string])[] = [
  [
    { code: 'louder', values: { ...family, changeDb: 3.06 } },
    'louder by 3.1 dB: loud sections measure -15.8 LUFS, the family -12.8.',
  ],
  [
    { code: 'louder', values: { ...family, measuredWith: 'filters', changeDb: 3.06 } },
    'louder by 3.1 dB: with its filters, loud sections measure -15.8 LUFS, the family -12.8.',
  ],
  [
    { code: 'quieter', values: { ...family, basis: 'integrated', changeDb: -2 } },
    'quieter by 2.0 dB: it measures -15.8 LUFS, the family -12.8.',
  ],
  [
    { code: 'level-kept', values: { ...family, measuredLufs: -12.79, changeDb: -0.01 } },
    'level left as it is: loud sections measure -12.8 LUFS, the family -12.8.',
  ],
  [
    { code: 'every-track', values: { changeDb: -3.04, measuredLufs: -19.96, targetLufs: -23 } },
    'quieter by 3.0 dB: it measures -20.0 LUFS, and every track is brought to -23 LUFS.',
  ],
  [
    { code: 'every-track', values: { changeDb: 0.04, measuredLufs: -23.04, targetLufs: -23 } },
    'level left as it is: it measures -23.0 LUFS, and every track is brought to -23 LUFS.',
  ],
  [
    { code: 'role-offset', values: { role: 'ballad', offsetLu: -1.5 } },
    'kept 1.5 LU under the others: it is a ballad.',
  ],
  [
    { code: 'role-offset', values: { role: 'single', offsetLu: 0 } },
    "at the family's level: it is a single.",
  ],
  [
    { code: 'offset', values: { offsetLu: 1 } },
    'kept 1.0 LU over the others, as its `offset` says.',
  ],
  [{ code: 'offset', values: { offsetLu: 0 } }, "at the family's level, as its `offset` says."],
  [
    { code: 'difference-kept', values: { keptLu: 0.8, arrivedUnderLu: 2.9 } },
    'kept 0.8 LU under: it arrived 2.9 LU lower, so part of that looks meant. `role: single` ' +
      'brings it up.',
  ],
  [
    { code: 'lifted', values: { liftDb: 7.2, offsetLu: -3.5 } },
    'lifted 7.2 dB against the others; intended? `offset: -3.5 LU` keeps it lower.',
  ],
  [
    { code: 'held-to-target', values: { targetLufs: -14 } },
    'held lower, so that it is not louder than -14 LUFS itself.',
  ],
  [
    { code: 'shared-gain', values: { tracks: [3, 4] } },
    '3 and 4 run into each other, so they share one gain.',
  ],
  [
    { code: 'shared-gain', values: { tracks: [3, 4, 5] } },
    '3, 4 and 5 run into one another, so they share one gain.',
  ],
  [
    { code: 'as-mixed', values: { changeDb: 4.2, why: 'genre', genre: 'live' } },
    'levels kept as mixed: the genre is live; one gain for all, +4.2 dB.',
  ],
  [
    { code: 'as-mixed', values: { changeDb: -1, why: 'asked', genre: null } },
    'levels kept as mixed: one gain for all, -1.0 dB.',
  ],
  [
    {
      code: 'pinned',
      values: { gainDb: 0.4, bound: null, limiting: 'gentle', times: 1, isBeyond: false },
    },
    'pinned at +0.4 dB by hand.',
  ],
  [
    {
      code: 'pinned',
      values: {
        gainDb: 7,
        bound: 'deepest reduction',
        limiting: 'gentle',
        times: 1.5,
        isBeyond: false,
      },
    },
    'pinned at +7.0 dB by hand. There its highest peaks would be held ' +
      'back by more than 4 dB, so it may use 1.5 times its gentle limiting.',
  ],
  [
    {
      code: 'pinned',
      values: {
        gainDb: 9,
        bound: 'deepest reduction',
        limiting: 'gentle',
        times: 1.5,
        isBeyond: true,
      },
    },
    'pinned at +9.0 dB by hand. There its highest peaks would be held ' +
      'back by more than 4 dB, and 1.5 times its gentle limiting is not enough.',
  ],
  [
    { code: 'limiter-pinned', values: { ceilingDbtp: -0.5, aimDbtp: -1, targetCeilingDbtp: -1 } },
    "limiter set by hand: ceiling -0.5 dBTP, over the release's -1, aim -1 dBTP.",
  ],
  [
    { code: 'limiter-pinned', values: { ceilingDbtp: -2, aimDbtp: -2.05, targetCeilingDbtp: -1 } },
    'limiter set by hand: ceiling -2 dBTP, aim -2.05 dBTP.',
  ],
  [
    { code: 'tone-pinned', values: { largestDb: 3.2, mostDb: 2 } },
    'tone set by hand: it moves no frequency by more than 3.2 dB; matching would not pass 2.0 dB.',
  ],
  [{ code: 'tone-pinned', values: { largestDb: 0, mostDb: 2 } }, 'tone set by hand: no filters.'],
  [
    { code: 'limiting-stretched', values: { times: 1.5, limiting: 'gentle' } },
    'may use 1.5 times its gentle limiting, so that the release need not come down further.',
  ],
  [
    { code: 'mastered-before', values: { ceilingDbtp: -1, tracks: 5 } },
    'These look like masters already, made for -1 dBTP: nothing more is held back. Better give ' +
      'Kindred the mixes.',
  ],
  [
    { code: 'matched-on-integrated', values: { durationSeconds: 2.4 } },
    'matched on the whole of it: at 2.4 s it is too short for a loud-section level, which needs 3 s.',
  ],
  [
    { code: 'no-limiting', values: { headroomDb: 2.19 } },
    'no limiting: peaks stay 2.1 dB under the ceiling.',
  ],
  [
    {
      code: 'limiting',
      values: {
        reductionMaxDb: 2.51,
        atSeconds: 171.4,
        loudPassageLossDb: 0.3,
        allowedLossDb: 0.7,
      },
    },
    'holds back at most 2.6 dB, at 2:51; loud passages lose 0.3 dB of 0.7 allowed.',
  ],
  [
    { code: 'already-limited', values: { plrDb: 7.44 } },
    'source already limited (PLR 7.4 dB, peak over loudness): no more was added.',
  ],
  [
    {
      code: 'limiting-budget',
      values: {
        ...under,
        basis: 'loud sections',
        bound: 'loud-passage loss',
        times: 1.5,
        of: 'every track',
      },
    },
    "can't reach -12.8 LUFS in its loud sections within gentle limiting: its loud passages would " +
      'lose more than 1.05 dB. Stays 1.5 LU under. For more: `limiting: moderate`.',
  ],
  [
    {
      code: 'limiting-budget',
      values: {
        ...under,
        basis: 'loud sections',
        bound: 'deepest reduction',
        times: 1,
        of: 'loudest track',
      },
    },
    "can't reach -12.8 LUFS in its loud sections within gentle limiting: its highest peaks would be " +
      'held back by more than 4 dB. Stays 1.5 LU under; the whole release would be quieter if it ' +
      'waited. For more: `limiting: moderate`.',
  ],
  [
    {
      code: 'limiting-budget',
      values: {
        ...under,
        basis: 'integrated',
        bound: 'already limited',
        limiting: 'none',
        times: 1,
        of: 'every track',
      },
    },
    "can't reach -12.8 LUFS without limiting: the mix is limited already, and no more is added. " +
      'Stays 1.5 LU under. Ask for the mix without its bus limiter.',
  ],
  [
    { code: 'release-target', values: { ...aim, basis: 'loud sections', of: 'loudest track' } },
    'loud sections matched to -12.8 LUFS, so that the loudest track, 3 Tunnel, is -14.0 LUFS.',
  ],
  [
    { code: 'release-target', values: { ...aim, basis: 'integrated', of: 'album' } },
    'integrated loudness matched to -12.8 LUFS, so that the release as a whole is -14.0 LUFS.',
  ],
  [
    {
      code: 'release-target',
      values: { ...aim, basis: 'integrated', of: 'every track', commonLufs: null },
    },
    'every track brought to -14 LUFS by itself.',
  ],
  [
    {
      code: 'release-target',
      values: { ...aim, basis: 'integrated', of: 'loudest track', commonLufs: null },
    },
    'levels kept as mixed, so that the loudest track, 3 Tunnel, is -14.0 LUFS.',
  ],
  [
    {
      code: 'release-target',
      values: {
        ...aim,
        basis: 'integrated',
        of: 'every track',
        commonLufs: null,
        expectedLufs: -15.2,
      },
    },
    'every track brought to -14 LUFS by itself; the lowest stays at -15.2 LUFS.',
  ],
  [
    {
      code: 'release-yields',
      values: {
        ...top,
        bound: 'loud-passage loss',
        limiting: 'moderate',
        releaseFirstLu: 1,
        times: 1.5,
        underLu: 1.5,
        releaseThenLu: 0.3,
      },
    },
    'Tops out at -12.3 LUFS, target -11: 1 Ignition has no more room; its loud passages would lose ' +
      'more than 1.5 dB. Given so far: 1.0 LU by the release; by the track, 1.5 times its limiting and ' +
      '1.5 LU under its siblings; then 0.3 LU more by the release.',
  ],
  [
    {
      code: 'release-yields',
      values: { ...top, ...yields, bound: 'deep-reduction share', limiting: 'firm' },
    },
    'Tops out at -12.3 LUFS, target -11: 1 Ignition has no more room; it would be held back by more ' +
      'than 3 dB for over 10 % of its time. Given so far: 0.7 LU by the release.',
  ],
  [
    {
      code: 'release-falls',
      values: {
        ...falls,
        gainMinDb: -2.62,
        gainMaxDb: -2.58,
        louderTarget: 'competitive',
        orAsMixed: true,
      },
    },
    "Every track gets quieter, by 2.6 dB: the mixes are louder than streaming's -14 LUFS. " +
      'To fall less: `target: competitive`. To keep the levels between tracks: `loudness: as mixed`.',
  ],
  [
    {
      code: 'release-falls',
      values: {
        ...falls,
        gainMinDb: -4,
        gainMaxDb: -1.2,
        targetWord: 'custom',
        louderTarget: null,
        orAsMixed: false,
      },
    },
    'Every track gets quieter, by 1.2 to 4.0 dB: the mixes are louder than the target, -14 LUFS.',
  ],
  [
    {
      code: 'release-falls',
      values: { ...falls, gainMinDb: -4, gainMaxDb: 0.5, louderTarget: null, orAsMixed: false },
    },
    "The loudest track gets quieter, by 2.6 LU, to meet streaming's -14 LUFS.",
  ],
  [
    { code: 'family-stays', values: { wouldMoveLu: 0.18, levelKeptLu: 0.3 } },
    'levels stay where the last plan put them: planned anew the family would lie 0.2 LU higher, and up to 0.3 LU moves no track that nobody touched.',
  ],
  [
    { code: 'room-to-spare', values: { allowedLufs: -12.7, limiting: 'gentle' } },
    'room to spare: the same gentle limiting would allow -12.7 LUFS.',
  ],
  [
    { code: 'room-to-spare', values: { allowedLufs: -15.2, limiting: 'none' } },
    'room to spare: -15.2 LUFS would need no limiting either.',
  ],
  [
    { code: 'corrected', values: { ...redone, missedByLu: -0.07, overByDb: null } },
    'rendered again: it landed 0.07 LU under its aim; now gain 3.17 dB instead of 3.10.',
  ],
  [
    {
      code: 'corrected',
      values: { ...redone, gainToDb: 3.1, missedByLu: null, overByDb: 0.03, limiterAimDbtp: -1.14 },
    },
    'rendered again: its peak passed the ceiling by 0.03 dB; now the limiter aims for -1.14 dBTP.',
  ],
  [
    {
      code: 'corrected',
      values: { ...redone, gainToDb: 3.07, missedByLu: null, overByDb: null, overBudgetDb: 0.014 },
    },
    'rendered again: its limiter passed its budget by 0.01 dB; now gain 3.07 dB instead of 3.10.',
  ],
  [
    { code: 'tone-moved', values: { ...mud, siblings: [2, 1, 3], boundBy: 'most' } },
    '-2.0 dB at 200 Hz: it has 4.1 dB more there than its siblings (2, 1, 3); `most` allows 2 dB.',
  ],
  [
    { code: 'tone-moved', values: { ...mud, against: 'references', siblings: [], boundBy: null } },
    '-2.0 dB at 200 Hz: it has 4.1 dB more there than the references.',
  ],
  [
    { code: 'tone-mix-problem', values: { ...muddy, against: 'siblings' } },
    'wanted -4.1 dB at 200 Hz, applied -2.0; the rest is a mix problem. ' +
      'Ask for less bass or low guitars, about 2 dB.',
  ],
  [
    { code: 'tone-left-alone', values: { ...rest, why: 'usual', wantedDb: 0.9 } },
    'tone left alone: 0.9 dB less at 250 Hz than its siblings (2, 1, 5), but all in all it ' +
      'lies 0.6 dB apart, and here it takes 1.1 dB to stand out.',
  ],
  [
    { code: 'tone-left-alone', values: { ...rest, why: 'diverse', wantedDb: 0.9 } },
    'tone left alone: 0.9 dB less at 250 Hz than its siblings (2, 1, 5); in a release of such ' +
      'different songs that is meant.',
  ],
  [
    { code: 'tone-arrangement', values: { frequencyHz: 90, wantedDb: 8.2, against: 'siblings' } },
    '8.2 dB less at 90 Hz than the others: a different arrangement, left alone there.',
  ],
  [
    { code: 'tone-not-matched', values: { why: 'alone' } },
    'tone left alone: there is no other song to compare it with.',
  ],
  [
    { code: 'tone-target', values: { against: 'siblings', songs: 5, moved: 2, tracks: 5 } },
    'tone brought toward the centre of 5 songs, on 2 of 5 tracks.',
  ],
  [
    { code: 'tone-few-songs', values: { songs: 2, amount: 0.35, mostDb: 1 } },
    'of two songs nobody can tell which one strays: tone moves 35 % of the way, at most 1 dB.',
  ],
  [
    { code: 'tone-diverse', values: { distanceDb: 3.3, amount: 0.53 } },
    'the songs lie 3.3 dB from their centre, so differing is meant: tone moves 53 % of the way.',
  ],
  [
    { code: 'directed', values: { intent: louder } },
    '"a bit louder on track 2": +1.0 LU against the family.',
  ],
  [
    {
      code: 'direction-held',
      values: {
        by: 'most',
        bound: 2,
        moves: [
          { wanted: { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 1.5 }, appliedDb: 0.7 },
          { wanted: { type: 'low-shelf', frequencyHz: 90, q: 0.71, gainDb: 1.45 }, appliedDb: 0 },
        ],
      },
    },
    'no frequency moves further than 2 dB, match and words together: +0.7 dB of +1.5 dB at 250 Hz, ' +
      'none of +1.5 dB below 90 Hz.',
  ],
  [
    {
      code: 'direction-held',
      values: {
        by: 'hum',
        bound: 500,
        moves: [
          { wanted: { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 1.5 }, appliedDb: 0.3 },
        ],
      },
    },
    'nothing is raised below 500 Hz, where it hums: +0.3 dB of +1.5 dB at 250 Hz.',
  ],
  [
    {
      code: 'adjusted-gain',
      values: { gainDb: 0.5, appliedDb: 0.5, bound: null, limiting: 'gentle' },
    },
    'with +0.5 dB on top, as its `adjust` says.',
  ],
  [
    {
      code: 'adjusted-gain',
      values: { gainDb: 3, appliedDb: 1.2, bound: 'no limiting', limiting: 'none' },
    },
    'wanted +3.0 dB on top, as its `adjust` says, applied 1.2: its peaks are at the ceiling. For ' +
      'more: `limiting: gentle`.',
  ],
  [
    { code: 'adjusted-tone', values: { share: 0.5 } },
    '50 % of its tone match, as its `adjust` says.',
  ],
  [{ code: 'adjusted-tone', values: { share: 0 } }, 'tone not matched, as its `adjust` says.'],
  [
    {
      code: 'adjusted-eq',
      values: {
        bands: [
          { type: 'bell', frequencyHz: 3000, q: 0.8, gainDb: -1 },
          { type: 'high-pass', frequencyHz: 30, q: 0.71 },
        ],
      },
    },
    '-1.0 dB at 3 kHz, high-pass at 30 Hz on top, as its `adjust` says; `most` does not bound that.',
  ],
  [{ code: 'width-pinned', values: { sideDb: 0 } }, 'width set by hand: as in the mix.'],
  [
    { code: 'width-pinned', values: { sideDb: -1.5 } },
    'width set by hand: side -1.5 dB from 500 Hz to 8 kHz.',
  ],
  [
    { code: 'width-moved', values: { ...widened, familyDb: 0.8, sideDb: 0.8, wantedDb: 0.8 } },
    'side +0.8 dB from 500 Hz to 8 kHz, toward the family (-9.4 dB against mid, the family ' +
      '-6.1 dB); in mono it loses 1.1 dB, as before.',
  ],
  [
    {
      code: 'width-moved',
      values: {
        ...widened,
        familyDb: 0.5,
        wordsDb: 1.5,
        adjustDb: -0.5,
        sideDb: 1.5,
        wantedDb: 1.8,
        monoLossAfterDb: 4,
      },
    },
    'side +1.5 dB from 500 Hz to 8 kHz, +0.5 dB toward the family (-9.4 dB against mid, the family ' +
      '-6.1 dB), +1.5 dB as its direction says, -0.5 dB as its `adjust` says; in mono it loses ' +
      '4.0 dB, before 1.1; wanted +1.8 dB, which would lose over 4.',
  ],
  [
    { code: 'width-left-alone', values: { ...wide, why: 'near', wantedDb: 0 } },
    'width left alone: side -9.4 dB against mid, the family -6.1 dB; that near is one width.',
  ],
  [
    { code: 'width-left-alone', values: { ...wide, why: 'narrow', wantedDb: 1.5 } },
    'width left alone, wanted +1.5 dB: side -9.4 dB against mid is too little to widen.',
  ],
];

describe('sentence', () => {
  it.each(spoken)('says %j', (reason, words) => {
    expect(reasonSchema.parse(reason)).toEqual(reason);
    expect(sentence(reason)).toBe(words);
  });

  it('has an example for every code', () => {
    const codes = reasonSchema.options.map((option) => [...option.unwrap().shape.code.values][0]);
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(spoken.map(([reason]) => reason.code))).toEqual(new Set(codes));
  });

  it('leaves no placeholder unfilled and no word that blames', () => {
    for (const [reason] of spoken) {
      const words = sentence(reason);
      expect(words).not.toMatch(/undefined|null|NaN|\[object|[{}!]|-0\.0\b| {2}/);
      expect(words).not.toMatch(/\b(please|sorry|oops|invalid|illegal|failed)\b/i);
      expect(words.endsWith('.')).toBe(true);
    }
  });

  it('has words for every bound under every budget', () => {
    for (const bound of limitingBounds) {
      for (const limiting of ['none', 'gentle', 'moderate', 'firm'] as const) {
        const values = { ...top, ...yields, bound, limiting };
        expect(sentence({ code: 'release-yields', values })).toMatch(
          /has no more room; [a-z].*\.$/,
        );
      }
    }
  });
});

describe('trackName', () => {
  it('is the number and the title', () => {
    expect(trackName({ number: 3, title: 'Tunnel' })).toBe('3 Tunnel');
  });
});
