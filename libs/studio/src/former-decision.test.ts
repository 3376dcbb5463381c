import {
  targetPresets,
  type Adjustment,
  type MasteringPlan,
  type MeasuredTrack,
  type Pin,
  type Release,
  type ReleaseTrack,
  type WrittenPlan,
} from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { askedOf, formerDecision } from './former-decision.js';

const trackOf = (number: number, change: Partial<ReleaseTrack> = {}): ReleaseTrack => ({
  number,
  file: `${number}.wav`,
  title: null,
  role: null,
  offsetLu: null,
  limiting: null,
  segue: null,
  ...change,
});
const release: Release = {
  schema: 'release/1',
  title: 'Songs',
  artist: 'Nobody',
  genre: null,
  target: targetPresets.streaming,
  match: { loudness: 'auto' },
  tracks: [1, 2, 3].map((number) => trackOf(number)),
  outputFolder: null,
};
const withTrack = (number: number, change: Partial<ReleaseTrack>): Release => ({
  ...release,
  tracks: release.tracks.map((track) =>
    track.number === number ? { ...track, ...change } : track,
  ),
});
const measured = ({ tracks }: Release, newMix?: number): readonly MeasuredTrack[] =>
  tracks.map(
    ({ number, file }) =>
      ({ number, file, sha256: `${number === newMix ? 'new' : 'mix'} ${file}` }) as MeasuredTrack,
  );
const plan = {
  loudness: { commonLufs: -12 },
  tracks: release.tracks.map(({ number, file }) => ({
    number,
    file,
    sourceSha256: `mix ${file}`,
  })),
} as unknown as MasteringPlan;
const written: WrittenPlan = {
  schema: 'written-plan/1',
  decidedSha256: '',
  plan,
  decided: { plan, asked: askedOf(release) },
  pins: [],
  adjusts: [],
};

/** Numbers of the tracks of which the level stands, and of which the tone does. */
const stands = (now: Release, was: WrittenPlan = written, newMix?: number) => {
  const former = formerDecision(was, { release: now, measured: measured(now, newMix) });
  return (
    former && {
      levels: former.plan.tracks.map(({ number }) => number),
      tones: former.tones.map(({ number }) => number),
      widths: former.widths.map(({ number }) => number),
    }
  );
};
const all = { levels: [1, 2, 3], tones: [1, 2, 3], widths: [1, 2, 3] };
const butSecond = { levels: [1, 3], tones: [1, 3], widths: [1, 3] };

describe('what stands of the last plan', () => {
  it('is all of it while the same is asked of the same mixes, whatever they are called', () => {
    expect(stands(release)).toEqual(all);
    expect(stands({ ...withTrack(2, { title: 'New' }), title: 'Other' })).toEqual(all);
  });

  it('is nothing without a plan, or of one that was asked for otherwise', () => {
    expect(formerDecision(null, { release, measured: measured(release) })).toBeNull();
    const { decided: _, ...unknown } = written;
    expect(stands(release, unknown)).toBeNull();
    expect(stands({ ...release, target: targetPresets.competitive })).toBeNull();
    expect(stands({ ...release, genre: 'Opera' })).toBeNull();
    const tone = { toward: { release: 1, reference: 0, balanced: 0 }, amount: 0.5, mostDb: 2 };
    expect(stands({ ...release, match: { ...release.match, tone } })).toBeNull();
    const louder = { kind: 'level', amount: 'plain', changeLu: 1, phrase: 'louder' } as const;
    expect(stands({ ...release, directions: [{ ...louder, tracks: null }] })).toBeNull();
    expect(stands({ ...release, directions: [{ ...louder, tracks: [2] }] })).toEqual(butSecond);
  });

  it('is not a track with another mix, or of which something else is asked', () => {
    expect(stands(release, written, 2)).toEqual(butSecond);
    expect(stands(withTrack(2, { role: 'ballad' }))).toEqual(butSecond);
    expect(stands(withTrack(2, { offsetLu: -0.1 }))).toEqual(butSecond);
    expect(stands(withTrack(2, { limiting: 'firm' }))).toEqual(butSecond);
  });

  it('is all that a person did not set by hand', () => {
    const second = { track: 2, file: '2.wav' } as const;
    const eq: Pin = { part: 'eq', ...second, eq: [], planned: [] };
    expect(stands(release, { ...written, pins: [eq] })).toEqual({ ...all, tones: [1, 3] });
    const width: Pin = { part: 'width', ...second, sideDb: 1, plannedDb: 0 };
    expect(stands(release, { ...written, pins: [width] })).toEqual({ ...all, widths: [1, 3] });
    const gain: Pin = { part: 'gain', ...second, gainDb: 1, plannedDb: 0 };
    expect(stands(release, { ...written, pins: [gain] })).toEqual(all);
  });

  it('is the level alone where filters or width are asked for otherwise', () => {
    const levelsOnly = { levels: [1, 2, 3], tones: [1, 3], widths: [1, 3] };
    const adjust: Adjustment = { gainDb: 0, toneShare: 0.9, sideDb: 0, eq: [] };
    expect(stands(withTrack(2, { adjust }))).toEqual(levelsOnly);
    expect(stands(withTrack(2, { adjust: { ...adjust, gainDb: -1, toneShare: 1 } }))).toEqual(all);
  });

  it('knows a track by its file, and gives it the number it has now', () => {
    const [first, second, third] = release.tracks;
    const tracks = [third!, first!, second!].map((track, at) => ({ ...track, number: at + 1 }));
    const now = { ...release, tracks };
    const former = formerDecision(written, { release: now, measured: measured(now) });
    expect(former?.plan.tracks.map(({ number, file }) => [number, file])).toEqual([
      [1, '3.wav'],
      [2, '1.wav'],
      [3, '2.wav'],
    ]);
  });
});
