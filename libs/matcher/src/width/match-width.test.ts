import {
  plateauBands,
  thirdOctaveCentresHz,
  widthBand,
  createBandEqResponse,
  thirdOctaves,
} from '@kindred/dsp';
import { usualWidth, type Tone, type ToneCurve } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTone } from '../../test/made-tone.js';
import { matchWidth, type TrackWidth } from './match-width.js';
import type { WidthSubject, WidthWishes } from './width-subject.js';

const nothing: WidthWishes = { sideDb: null, isHeld: false, adjustDb: 0, because: [] };

/** A song with so much side against mid from 500 Hz to 8 kHz, and 14 dB less elsewhere. */
function song(sideToMidDb: number, change: Partial<WidthSubject> = {}): WidthSubject {
  const made = makeTone();
  const withSide = <Curve extends ToneCurve>(curve: Curve): Curve => ({
    ...curve,
    sideDb: curve.midDb.map((level, band) => {
      const hz = thirdOctaveCentresHz[band]!;
      return level! + sideToMidDb - (hz > 480 && hz < 8200 ? 0 : 14);
    }),
  });
  const tone: Tone = { ...made, whole: withSide(made.whole!), loud: withSide(made.loud!) };
  return {
    number: 1,
    channels: 2,
    isSong: true,
    tone,
    foldLossLu: lossOf(tone.whole!),
    wishes: nothing,
    ...change,
  };
}

/** What is lost in mono, by powers of both channels and of mid on both. */
function lossOf({ midDb, sideDb }: ToneCurve, raisedDb = 0): number {
  const raise = createBandEqResponse({ sampleRateHz: 48_000, bands: thirdOctaves }).cascadeDb(
    plateauBands(raisedDb, widthBand),
  );
  const power = (levels: readonly (number | null)[], by: (band: number) => number) =>
    levels.reduce<number>((sum, level, band) => sum + 10 ** ((level! + by(band)) / 10), 0);
  const mid = power(midDb, () => 0);
  return 10 * Math.log10((mid + power(sideDb, (band) => raise[band]!)) / mid);
}

const matched = (...songs: readonly WidthSubject[]): readonly TrackWidth[] =>
  matchWidth({ setting: usualWidth, subjects: songs }).tracks;
const sides = (tracks: readonly TrackWidth[]) => tracks.map(({ sideDb }) => sideDb);
const rests = (tracks: readonly TrackWidth[]) =>
  tracks.map(({ because }) =>
    because.map((reason) => ('why' in reason.values ? reason.values.why : reason.code)).join(),
  );

describe('a match of width', () => {
  it('gives tracks that run into one another one vote', () => {
    const segue = [1, 2, 3].map((number) => song(-6, { number, group: 1 }));
    const tracks = matched(...segue, song(-11, { number: 4 }));
    // Two voices are no family.
    expect(sides(tracks)).toEqual([0, 0, 0, 0]);
    expect(rests(tracks)[3]).toBe('alone');
  });

  it('brings a narrow song and a wide one toward the middle of their family', () => {
    const tracks = matched(song(-9), song(-12), song(-9), song(-5), song(-9.5));
    // 40 % of what is left of 3 and 4 dB over the deadband.
    expect(sides(tracks)).toEqual([0, 0.9, 0, -1.4, 0]);
    expect(rests(tracks)).toEqual(['near', 'width-moved', 'near', 'width-moved', 'near']);
  });

  it('goes no further than most', () => {
    expect(sides(matched(song(-9), song(-9), song(-16)))).toEqual([0, 0, 1.5]);
  });

  it('leaves alone what is far, nearly mono, mono, short or no song, and says which', () => {
    const tracks = matched(
      song(-12),
      song(-12),
      song(-3.9),
      song(-19),
      song(-12, { channels: 1 }),
      song(-12, { tone: null }),
      song(-7, { isSong: false }),
    );
    expect(sides(tracks)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(rests(tracks)).toEqual([
      'near',
      'near',
      'far',
      'narrow',
      'mono',
      'too short',
      'no song',
    ]);
  });

  it('needs three songs', () => {
    expect(rests(matched(song(-9), song(-12)))).toEqual(['alone', 'alone']);
  });

  it('is off unless asked for: then nothing is done and nothing said', () => {
    const songs = [song(-9), song(-13), song(-9)];
    for (const setting of [null, { ...usualWidth, amount: 0 }]) {
      const { tracks } = matchWidth({ setting, subjects: songs });
      expect(sides(tracks)).toEqual([0, 0, 0]);
      expect(rests(tracks)).toEqual(['', '', '']);
    }
  });

  it('is no louder for a louder mix', () => {
    const louder = (subject: WidthSubject): WidthSubject => {
      const tone = subject.tone!;
      const up = (levels: readonly (number | null)[]) => levels.map((level) => level! + 6);
      const loud = { ...tone.loud!, midDb: up(tone.loud!.midDb), sideDb: up(tone.loud!.sideDb) };
      return { ...subject, tone: { ...tone, loud } };
    };
    const songs = [song(-9), song(-13), song(-9)];
    expect(sides(matched(...songs.map(louder)))).toEqual(sides(matched(...songs)));
  });
});

describe('width by words and numbers', () => {
  const asking = (
    sideToMidDb: number,
    wishes: Partial<WidthWishes>,
    change: Partial<WidthSubject> = {},
  ) =>
    matchWidth({
      setting: null,
      subjects: [song(sideToMidDb, { wishes: { ...nothing, ...wishes }, ...change })],
    }).tracks;

  it('needs no family', () => {
    expect(sides(asking(-9, { sideDb: 1.5 }))).toEqual([1.5]);
    expect(sides(asking(-9, { sideDb: -2 }))).toEqual([-2]);
    expect(sides(asking(-9, { sideDb: 1.5, adjustDb: -0.5 }))).toEqual([1]);
  });

  it('adds up with the match, no further than the larger of the two', () => {
    const wider = song(-12, { wishes: { ...nothing, sideDb: 1 } });
    expect(sides(matched(song(-9), wider, song(-9)))).toEqual([0, 1.5, 0]);
    const held = song(-12, { wishes: { ...nothing, sideDb: 0, isHeld: true } });
    expect(sides(matched(song(-9), held, song(-9)))).toEqual([0, 0, 0]);
  });

  it('beside what is too small to be heard, a number is all that was wanted', () => {
    const wishes = { ...nothing, sideDb: 1.5, adjustDb: 2 };
    const wide = song(-5, { wishes });
    const [track] = matchWidth({
      setting: { amount: 0.4, mostDb: 1.5 },
      subjects: [wide, song(-9), song(-9)],
    }).tracks;
    expect(track).toMatchObject({ sideDb: 2, because: [{ values: { sideDb: 2, wantedDb: 2 } }] });
  });

  it('makes nothing wider that is nearly mono; a number does, but for mono itself', () => {
    expect(rests(asking(-19, { sideDb: 1.5 }))).toEqual(['narrow']);
    expect(sides(asking(-19, { adjustDb: 1.5 }))).toEqual([1.5]);
    expect(rests(asking(-9, { adjustDb: 1.5 }, { channels: 1 }))).toEqual(['mono']);
  });

  it('makes nothing so wide that it loses over 4 dB in mono, or more than it did', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 30 }),
        fc.integer({ min: 3, max: 20 }),
        (level, step) => {
          const subject = song(level / 10, { wishes: { ...nothing, sideDb: step / 10 } });
          const [track] = matchWidth({ setting: null, subjects: [subject] }).tracks;
          const after = lossOf(subject.tone!.whole!, track!.sideDb);
          expect(after).toBeLessThanOrEqual(Math.max(4, subject.foldLossLu!) + 1e-9);
        },
      ),
      { numRuns: 100 },
    );
    expect(rests(asking(3, { sideDb: 1.5 }, { foldLossLu: 4.5 }))).toEqual(['mono loss']);
  });
});
