import { describe, expect, it } from 'vitest';
import { findingSchema } from '@kindred/records';
import { siblingFindings, type SiblingTrack } from './sibling-findings.js';

const bands = 31;
const centresHz = Array.from({ length: bands }, (_, i) => 1000 * 10 ** ((i - 17) / 10));

/** A falling curve, each band moved by `moved`, with a little of its own per track. */
function track(
  number: number,
  moved: (hz: number) => number = () => 0,
  { gainDb = 0, errorDb = 0.2 as number | null } = {},
): SiblingTrack {
  return {
    number,
    tone: {
      levelsDb: centresHz.map(
        (hz, i) => gainDb - 4 * Math.log2(hz / 1000) + 0.4 * Math.sin(i * number) + moved(hz),
      ),
      standardErrorDb: centresHz.map(() => errorDb),
    },
    momentaryLufs: [],
  };
}

const between =
  (fromHz: number, toHz: number, db: number) =>
  (hz: number): number =>
    hz > fromHz && hz < toHz ? db : 0;

function codesOf(tracks: readonly SiblingTrack[]): (readonly string[])[] {
  return siblingFindings(tracks).map(({ findings }) => findings.map(({ code }) => code));
}

describe('findings against siblings', () => {
  it.each([
    ['sub-heavy', 22, 55, 5],
    ['boom', 58, 130, 5],
    ['mud', 145, 360, 5],
    ['boxy', 340, 640, 5],
    ['nasal', 780, 1650, 5.5],
    ['harsh', 1900, 5200, 5],
    ['sibilant', 5900, 10400, 5],
    ['thin', 58, 130, -5],
    ['dull', 5900, 17000, -5],
  ])('hears %s, and only in the track that has it', (code, fromHz, toHz, db) => {
    const tracks = [track(1), track(2, between(fromHz, toHz, db)), track(3), track(4)];
    const found = siblingFindings(tracks);
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(found[1]!.findings.map((finding) => finding.code)).toContain(code);
    const finding = found[1]!.findings.find((one) => one.code === code)!;
    expect(findingSchema.parse(finding)).toEqual(finding);
    expect(finding.severity).toBe('warning');
    expect(Math.sign(finding.value!)).toBe(Math.sign(db));
    expect([found[0], found[2], found[3]].map((other) => other!.findings)).toEqual([[], [], []]);
  });

  it('does not mind how loud a track is', () => {
    expect(codesOf([track(1), track(2, undefined, { gainDb: -12 }), track(3)])).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('speaks of a family only from three tracks up', () => {
    expect(codesOf([track(1), track(2, between(2000, 5000, 6))])).toEqual([[], []]);
  });

  it('leaves another arrangement alone', () => {
    const codes = codesOf([track(1), track(2, between(20, 130, -14)), track(3), track(4)]);
    expect(codes).toEqual([[], [], [], []]);
  });

  it('leaves alone what the track itself varies by', () => {
    const unsure = track(2, between(1900, 5200, 3.5), { errorDb: 2 });
    expect(codesOf([track(1), unsure, track(3)])).toEqual([[], [], []]);
  });

  it('says nothing of what it can not be sure of: an error that is not known', () => {
    const unknown = track(2, between(1900, 5200, 8), { errorDb: null });
    expect(codesOf([track(1), unknown, track(3), track(4)])).toEqual([[], [], [], []]);
  });

  it('asks for more where there are few siblings', () => {
    const off = track(2, between(1900, 5200, 2.3));
    expect(codesOf([track(1), off, track(3)]).flat()).toEqual([]);
    const many = [1, 3, 4, 5, 6, 7, 8].map((number) => track(number));
    expect(codesOf([...many, off]).flat()).toEqual(['harsh']);
  });

  it('knows the same sound under two numbers, also of two tracks', () => {
    const course = Array.from(
      { length: 600 },
      (_, i) => -18 + 5 * Math.sin(i / 9) * Math.cos(i / 31),
    );
    const found = siblingFindings([
      { ...track(3), momentaryLufs: course },
      { ...track(5), momentaryLufs: course.map((level) => level + 2) },
    ]);
    expect(found.map(({ findings }) => findings.map(({ says }) => says))).toEqual([
      ['Sounds the same as track 5.'],
      ['Sounds the same as track 3.'],
    ]);
  });

  it('counts a track that is there twice once', () => {
    const course = Array.from({ length: 600 }, (_, i) => -18 + 5 * Math.sin(i / 9));
    const twins = [1, 2].map((number) => ({ ...track(number), momentaryLufs: course }));
    const off = track(3, between(1900, 5200, 6));
    expect(codesOf([...twins, off])).toEqual([['duplicate'], ['duplicate'], []]);
    expect(codesOf([...twins, off, track(4)])[2]).toEqual(['harsh']);
  });

  it('does not hear what lies far under the rest of its range', () => {
    const rumble = between(18, 36, 30);
    const faint = (hz: number): number => (hz < 36 ? -60 : 0);
    const quiet = [1, 2, 3, 4].map((number) => track(number, faint));
    const off = track(5, (hz) => faint(hz) + rumble(hz));
    expect(codesOf([...quiet, off]).flat()).toEqual([]);
  });

  it('leaves alone what the siblings differ by among themselves', () => {
    const tracks = [
      track(1, between(1900, 5200, -4)),
      track(2, between(1900, 5200, 3)),
      track(3, between(1900, 5200, 3)),
      track(4, between(1900, 5200, -4)),
    ];
    expect(codesOf(tracks).flat()).toEqual([]);
  });

  it('bears bands that hold nothing', () => {
    const empty = {
      levelsDb: centresHz.map(() => null),
      standardErrorDb: centresHz.map(() => null),
    };
    expect(codesOf([track(1), { number: 2, tone: empty, momentaryLufs: [] }, track(3)])).toEqual([
      [],
      [],
      [],
    ]);
  });
});
