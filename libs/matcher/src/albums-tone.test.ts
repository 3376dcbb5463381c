import { thirdOctaveCentresHz, thirdOctaves, createBandEqResponse } from '@kindred/dsp';
import { sentence, usualWidth, type MeasuredTrack, type ReleaseTrack } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../test/made-release.js';
import { makeTone, type MadeTone } from '../test/made-tone.js';
import { makeTrack } from '../test/made-track.js';
import { matchReleaseTone } from './tone/match-release-tone.js';
import type { ToneMatch } from './tone/match-tone.js';
import { matchReleaseWidth } from './width/match-release-width.js';

/** Songs of one band: alike, each a little its own. */
const own =
  (number: number) =>
  (hz: number): number =>
    0.25 * Math.sin(number * 2.4 + Math.log2(hz));

function album(...songs: readonly MadeTone[]): readonly MeasuredTrack[] {
  return songs.map(({ shapeDb = () => 0, ...song }, at) => {
    const number = at + 1;
    const { profile } = makeTrack({ number, seconds: 4 });
    const shape = own(number);
    return { ...profile, tone: makeTone({ ...song, shapeDb: (hz) => shape(hz) + shapeDb(hz) }) };
  });
}

const auto = (
  tracks: readonly MeasuredTrack[],
  said: Readonly<Record<number, Partial<ReleaseTrack>>> = {},
): ToneMatch => matchReleaseTone(makeRelease({}, 'auto', said), tracks);

const filters = ({ tracks }: ToneMatch): readonly number[] => tracks.map(({ eq }) => eq.length);
const codes = ({ tracks }: ToneMatch, number: number): readonly string[] =>
  tracks[number - 1]!.because.map(({ code }) => code);
const said = ({ tracks }: ToneMatch, number: number): string =>
  tracks[number - 1]!.because.map(sentence).join(' ');

/** What a track's filters do per 1/3 octave. */
function changesDb({ tracks }: ToneMatch, number: number): readonly number[] {
  const response = createBandEqResponse({ sampleRateHz: 44_100, bands: thirdOctaves });
  return [...response.cascadeDb(tracks[number - 1]!.eq.filter((band) => 'gainDb' in band))];
}

const tilted = (dbPerOctave: number) => (hz: number) => dbPerOctave * Math.log2(hz / 800);
const dull = { type: 'high-shelf', frequencyHz: 3000, q: 0.7, gainDb: -3 } as const;

describe('albums that must not embarrass us, in tone', () => {
  it('ten movements, tutti and chamber, keep their colours, and none is called a mix problem', () => {
    const tilts = [0, -3, 1.5, 3, -1.5, 2.5, -2.5, 0.5, -3.5, 3.5];
    const match = auto(album(...tilts.map((tilt) => ({ shapeDb: tilted(tilt), errorDb: 1.2 }))));
    expect(filters(match)).toEqual(tilts.map(() => 0));
    for (const { number } of match.tracks) {
      expect(codes(match, number)).toEqual(['tone-left-alone']);
    }
  });

  it('a gapless live set has one tone: the same filters on all, or none', () => {
    const runsOn = { segue: true };
    const set = album({}, { faults: [dull] }, {}, {});
    const live = auto(set, { 1: runsOn, 2: runsOn, 3: runsOn });
    expect(filters(live)).toEqual([0, 0, 0, 0]);
    const others = album({}, { faults: [dull] }, { faults: [dull] }, {}, {}, {});
    const pair = auto(others, { 2: runsOn });
    expect(pair.tracks[1]!.eq.length).toBeGreaterThan(0);
    expect(pair.tracks[1]!.eq).toEqual(pair.tracks[2]!.eq);
  });

  it('a spoken interlude neither follows the songs nor changes what is done to them', () => {
    const songs = [{}, { faults: [dull] }, {}, {}, {}];
    const voice = { shapeDb: (hz: number) => (hz < 100 ? -25 : hz > 6000 ? -12 : 4) };
    const match = auto(album(...songs, voice), { 6: { role: 'spoken' } });
    const without = auto(album(...songs));
    expect(match.tracks.slice(0, 5).map(({ eq }) => eq)).toEqual(
      without.tracks.map(({ eq }) => eq),
    );
    expect(match.tracks[5]!.eq).toEqual([]);
    expect(said(match, 6)).toBe('tone left alone: it is not one of the songs.');
  });

  it('a solo ballad among rock is told to be an arrangement, never a fault', () => {
    const ballad = { shapeDb: (hz: number) => (hz < 120 ? -20 : hz > 3000 ? -14 : 0) };
    const match = auto(album({}, {}, {}, ballad, {}, {}));
    expect(Math.max(...changesDb(match, 4))).toBeLessThan(0.8);
    expect(codes(match, 4)).not.toContain('tone-mix-problem');
    expect(said(match, 4)).toMatch(/different arrangement/u);
    expect([1, 2, 3, 5, 6].map((number) => match.tracks[number - 1]!.eq)).toEqual(
      [1, 2, 3, 5, 6].map(() => []),
    );
  });

  it('a ballad that is dark throughout is left alone, also where its curve crosses the others', () => {
    const ballad = { shapeDb: (hz: number) => -6 * Math.max(0, Math.log2(hz / 700)) };
    const match = auto(album({}, {}, {}, ballad, {}, {}));
    expect(filters(match)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(said(match, 4)).toMatch(/different arrangement/u);
  });

  it('a single and its b-side meet by 1 dB at most, and neither is blamed', () => {
    const match = auto(album({ shapeDb: tilted(0.8) }, { shapeDb: tilted(-0.8) }));
    for (const number of [1, 2]) {
      expect(Math.max(...changesDb(match, number).map(Math.abs))).toBeLessThanOrEqual(1);
      expect(codes(match, number)).not.toContain('tone-mix-problem');
    }
    expect(Math.max(...changesDb(match, 1).map(Math.abs))).toBeGreaterThan(0.3);
  });

  it('one track has nothing to be compared with, and says so', () => {
    const match = auto(album({ faults: [dull] }));
    expect(filters(match)).toEqual([0]);
    expect(said(match, 1)).toBe('tone left alone: there is no other song to compare it with.');
  });

  it('a lo-fi song that ends at 12 kHz gets no hiss raised, and takes no treble from its siblings', () => {
    const faded = { bandwidthHz: 12_000, shapeDb: (hz: number) => (hz > 7000 ? -4 : 0) };
    const match = auto(album({}, {}, faded, {}, {}));
    changesDb(match, 3).forEach((change, band) => {
      if (thirdOctaveCentresHz[band]! > 12_500) expect(change).toBeLessThan(0.35);
    });
    expect([1, 2, 4, 5].map((number) => match.tracks[number - 1]!.eq)).toEqual([[], [], [], []]);
    const tape = auto(album(...[1, 2, 3, 4].map(() => ({ bandwidthHz: 12_000 }))));
    expect(filters(tape)).toEqual([0, 0, 0, 0]);
  });

  it('a crescendo with little loud music to go by is moved less than a song that is sure', () => {
    const among = (song: MadeTone) => album({}, {}, song, {}, {});
    const surely = auto(among({ faults: [dull] }));
    const piece = auto(among({ faults: [dull], blocks: 1, seconds: 240, errorDb: 2 }));
    const size = (match: ToneMatch): number => Math.max(...changesDb(match, 3).map(Math.abs));
    expect(size(surely)).toBeGreaterThan(0.8);
    expect(size(piece)).toBeLessThan(0.6 * size(surely));
  });

  it('a near-mono demo stays as narrow as it is, and narrows no one', () => {
    const withSide = (sideToMidDb: number, at: number): MeasuredTrack => {
      const [track] = album({});
      const narrow = <C extends { readonly midDb: readonly (number | null)[] }>(curve: C): C => ({
        ...curve,
        sideDb: curve.midDb.map((level) => level! + sideToMidDb),
      });
      const tone = makeTone();
      return {
        ...track!,
        number: at + 1,
        tone: { ...tone, whole: narrow(tone.whole!), loud: narrow(tone.loud!) },
      };
    };
    const widths = (...sides: readonly number[]) =>
      matchReleaseWidth(
        { ...makeRelease({}, 'auto'), match: { loudness: 'auto', width: usualWidth } },
        sides.map(withSide),
      ).tracks;
    const tracks = widths(-7, -7.5, -8, -30, -7.2);
    expect(tracks.map(({ sideDb }) => sideDb)).toEqual([0, 0, 0, 0, 0]);
    expect(tracks[3]!.because.map(({ code }) => code)).toEqual(['width-left-alone']);
  });
});
