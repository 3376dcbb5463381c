import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentence, writtenPlanSchema, type MasteringPlan } from '@kindred/records';
import { afterAll, describe, expect, it } from 'vitest';
import { analogResponseDb } from '../test/analog-response.js';
import { createSmallAlbum } from '../test/small-album.js';
import { songMix, type SongMix } from '../test/song-mix.js';

const album = createSmallAlbum({ mixes: [] });
afterAll(() => album.remove());

/** A mix, and what the release file says of it. */
type Mix = Partial<SongMix> & { readonly said?: string };

/** What `kindred plan` decides, once the mixes were measured and rehearsed. */
function planned(title: string, mixes: readonly Mix[], rest = ''): MasteringPlan {
  const tracks = mixes.map(({ said = '', ...song }, at) => {
    const whole: SongMix = { seconds: 48, seed: at + 1, ...song };
    const file = `mixes/${JSON.stringify(whole).replace(/\W+/gu, ' ').trim()}.wav`;
    const path = join(album.home, file);
    if (!existsSync(path)) writeFileSync(path, songMix(whole));
    return `  - { file: ${file}, title: Song ${at + 1}${said} }\n`;
  });
  const head = `title: ${title}\nartist: Nobody\n${rest}`;
  writeFileSync(join(album.home, `${title}.yaml`), `${head}tracks:\n${tracks.join('')}`);
  const { status, stderr } = album.kindred('plan', `${title}.yaml`, '--out', title);
  expect(status, stderr).toBe(0);
  return writtenPlanSchema.parse(album.json(`${title}/plan.json`)).plan;
}

/** Four songs that belong together. */
const band: readonly Mix[] = [{}, { gainDb: 1 }, { gainDb: -1 }, { gainDb: 0.5 }];

const gains = ({ tracks }: MasteringPlan): readonly number[] => tracks.map(({ gainDb }) => gainDb);
const codes = ({ tracks }: MasteringPlan, number: number): readonly string[] =>
  tracks[number - 1]!.because.map(({ code }) => code);
const said = ({ tracks }: MasteringPlan, number: number): string =>
  tracks[number - 1]!.because.map(sentence).join(' ');
const fromFamily = ({ tracks, loudness }: MasteringPlan, number: number): number =>
  tracks[number - 1]!.aimLufs - loudness.commonLufs!;

/** 1/12 octave, 20 Hz to 20 kHz. */
const frequenciesHz = Array.from({ length: 120 }, (_, step) => 20 * 2 ** (step / 12));
const changesDb = ({ tracks }: MasteringPlan, number: number): readonly number[] =>
  frequenciesHz.map((hz) => analogResponseDb(tracks[number - 1]!.eq, hz));

describe('albums that must not embarrass us, from their audio', () => {
  it('ten movements keep their levels and colours', () => {
    const levels = [0, -14, -3, 1, -9, -2, -17, 0, -6, 2];
    const movements = levels.map((gainDb, at) => ({ gainDb, drums: 0, seconds: 8, dull: at / 20 }));
    const plan = planned('ten', movements, 'genre: Classical\n');
    expect(plan.loudness.mode).toBe('as mixed');
    expect(new Set(gains(plan)).size).toBe(1);
    expect(plan.loudness.expectedLufs).toBeCloseTo(-14, 1);
    for (const { number, eq, expected } of plan.tracks) {
      expect(eq).toEqual([]);
      expect(expected.reductionMaxDb).toBe(0);
      expect(codes(plan, number)).not.toContain('lifted');
    }
  });

  it('a gapless live set has one gain, one tone and one limit', () => {
    const set = { seed: 1, seconds: 108, versesUnderDb: 5, gainDb: 3, dull: 0.2 };
    const parts = (
      [
        [2, 36],
        [36, 70],
        [70, 106],
      ] as const
    ).map((part) => ({ ...set, part }));
    const plan = planned('live', parts);
    expect(plan.segueGroups).toEqual([[1, 2, 3]]);
    expect(new Set(gains(plan)).size).toBe(1);
    expect(new Set(plan.tracks.map(({ eq }) => JSON.stringify(eq))).size).toBe(1);
    expect(new Set(plan.tracks.map(({ limiter }) => JSON.stringify(limiter))).size).toBe(1);
    expect(plan.joins.map(({ jars }) => jars)).toEqual(['no', 'no']);
  });

  it('a spoken interlude lies under the songs, and changes nothing for them', () => {
    const voice = { gainDb: -12, drums: 0, clapDb: 14, endsAtHz: 6000, seconds: 12 };
    const plan = planned('spoken', [...band, { ...voice, said: ', role: spoken' }]);
    const without = planned('unspoken', band);
    expect(gains(plan).slice(0, 4)).toEqual(gains(without));
    expect(plan.tracks.slice(0, 4).map(({ eq }) => eq)).toEqual(without.tracks.map(({ eq }) => eq));
    expect(fromFamily(plan, 5)).toBeLessThanOrEqual(-4);
    expect(plan.tracks[4]!.eq).toEqual([]);
    expect(plan.loudness.bindingTrack).toBeNull();
  });

  it('a solo ballad among rock stays softer, and its arrangement is no fault', () => {
    const plan = planned('ballad', [...band, { gainDb: -9, drums: 0.2, dull: 0.85 }]);
    expect(fromFamily(plan, 5)).toBeLessThan(-1);
    expect(fromFamily(plan, 5)).toBeGreaterThanOrEqual(-1.5);
    expect(codes(plan, 5)).toContain('difference-kept');
    expect(said(plan, 5)).toContain('different arrangement');
    expect(codes(plan, 5)).not.toContain('tone-mix-problem');
    expect(plan.tracks.map(({ eq }) => eq)).toEqual([[], [], [], [], []]);
  });

  it('a single and its b-side meet by 1 dB at most, and neither is blamed', () => {
    const plan = planned('pair', [{ drums: 1 }, { drums: 1, gainDb: -3, dull: 0.7 }]);
    expect(plan.tone!.mostDb).toBe(1);
    for (const number of [1, 2]) {
      const largestDb = Math.max(...changesDb(plan, number).map(Math.abs));
      expect(largestDb).toBeGreaterThan(0.3);
      expect(largestDb).toBeLessThan(1.05);
      expect(codes(plan, number)).not.toContain('tone-mix-problem');
    }
    expect(Math.abs(fromFamily(plan, 1) - fromFamily(plan, 2))).toBeLessThan(0.5);
  });

  it('one track comes to its target, and is compared with no one', () => {
    const plan = planned('one', [{ gainDb: -6, drums: 1, dull: 0.4 }]);
    expect(plan.loudness.expectedLufs).toBeCloseTo(-14, 1);
    expect(plan.tracks[0]!.eq).toEqual([]);
    expect(said(plan, 1)).toContain('there is no other song to compare it with');
  });

  it('a lo-fi song that ends at 12 kHz gets no hiss raised, and dulls no one', () => {
    const plan = planned('lo-fi', [...band, { endsAtHz: 12_000, dull: 0.5 }]);
    expect(Math.max(...changesDb(plan, 5))).toBeGreaterThan(0.5);
    changesDb(plan, 5).forEach((change, at) => {
      if (frequenciesHz[at]! > 12_000) expect(change).toBeLessThan(0.35);
    });
    expect(plan.tracks.slice(0, 4).map(({ eq }) => eq)).toEqual([[], [], [], []]);
  });

  it('a clipped master among mixes comes down, is limited no further, and crushes no one', () => {
    const plan = planned('clipped', [...band, { clippedDb: 12, drums: 1 }]);
    expect(plan.tracks[4]!.gainDb).toBeLessThan(-6);
    expect(plan.tracks[4]!.expected.reductionMaxDb).toBe(0);
    expect(codes(plan, 5)).toContain('already-limited');
    expect(plan.loudness.because[0]!.code).toBe('release-falls');
    for (const { expected } of plan.tracks) expect(expected.reductionMaxDb).toBeLessThanOrEqual(4);
    expect(Math.abs(fromFamily(plan, 1) - fromFamily(plan, 5))).toBeLessThan(0.5);
  });

  it('a crescendo is matched by its end, and keeps its range', () => {
    const plan = planned('crescendo', [...band, { risesDb: 20, drums: 1 }]);
    const { expected, aimLufs } = plan.tracks[4]!;
    expect(expected.loudSectionLufs! - expected.integratedLufs).toBeGreaterThan(1);
    expect(aimLufs).toBeLessThanOrEqual(plan.loudness.commonLufs!);
    expect(expected.loudPassageLossDb).toBeLessThan(0.7);
  });

  it('a near-mono demo is not widened, and narrows no one, where width is asked for', () => {
    const asked = 'match: { width: { amount: 40 % } }\n';
    const plan = planned('mono', [...band, { side: 0.02 }], asked);
    expect(plan.tracks.map(({ sideDb = 0 }) => sideDb)).toEqual([0, 0, 0, 0, 0]);
    expect(codes(plan, 5)).toContain('width-left-alone');
  });

  it('one clap at +12 dB costs the release no more than 1.5 LU, and says what it costs', () => {
    const clean = planned('unclapped', band);
    const plan = planned('clap', [...band.slice(0, 3), { gainDb: 0.5, clapDb: 12 }]);
    const cost = clean.loudness.expectedLufs - plan.loudness.expectedLufs;
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(1.5);
    expect(plan.loudness.bindingTrack).toBe(4);
    expect(plan.loudness.waysOut.map(({ action }) => action)).toContain('without it');
  });
});
