import { masteringPlanSchema, pinSchema, pinSentence, type MasteringPlan } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePlans } from './compare-plans.js';
import { parsePlan } from './parse-plan.js';
import { writePlan } from './write-plan.js';

const written: MasteringPlan = masteringPlanSchema.parse({
  schema: 'plan/1',
  release: { title: 'Night Drive', artist: 'The Example Band' },
  target: {
    word: 'streaming',
    loudnessLufs: -14,
    of: 'loudest track',
    ceilingDbtp: -1,
    limiting: 'gentle',
  },
  loudness: {
    mode: 'loud sections',
    basis: 'loud sections',
    commonLufs: -12.8347,
    expectedLufs: -14.012,
    yieldedLu: 0,
    bindingTrack: null,
    because: [{ code: 'room-to-spare', values: { allowedLufs: -12.7, limiting: 'gentle' } }],
  },
  tracks: ['Ignition', 'Exit Ramp', 'Tunnel'].map((title, index) => ({
    number: index + 1,
    file: `mixes/0${index + 1} ${title}.wav`,
    title,
    sourceSha256: `0${index}ff`,
    eq: [
      { type: 'bell', frequencyHz: 200, q: 0.7, gainDb: -2 },
      { type: 'high-pass', frequencyHz: 20, q: Math.SQRT1_2 },
    ],
    sideDb: 0.8,
    gainDb: 1.23,
    limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
    limiting: { budget: 'gentle', times: 1 },
    aimLufs: -12.8347,
    expected: {
      integratedLufs: -14.0123,
      loudSectionLufs: -12.8347,
      reductionMaxDb: 1.234,
      loudPassageLossDb: 0.345,
      deepReductionShare: 0.00123,
    },
    because: [],
  })),
});

const text = writePlan(written, () => 'because');
const second = text.indexOf('- number: 2');

/** The plan with something typed in place of something, from track 2 on. */
function edit(...changes: readonly (readonly [string, string])[]): ReturnType<typeof comparePlans> {
  let edited = text;
  for (const [from, to] of changes) {
    const at = edited.indexOf(from, second);
    expect(at, from).toBeGreaterThan(0);
    edited = edited.slice(0, at) + to + edited.slice(at + from.length);
  }
  return compare(edited);
}

function compare(edited: string) {
  const parsed = parsePlan(edited, 'plan.yaml');
  expect(parsed.issues).toEqual([]);
  return comparePlans(written, parsed);
}

describe('edits of a plan', () => {
  test('none are found in what was written', () => {
    expect(compare(text)).toEqual({ pins: [], issues: [] });
  });

  test('nor in other quotes, order, comments or ways of writing a number', () => {
    const { pins, issues } = edit(
      ['    title: Exit Ramp\n', ''],
      ['    sha256: 01ff\n', '    # mine\n    sha256: "01ff"\n    title: "Exit Ramp"\n'],
      ['gain: +1.23 dB', 'gain: 1.230'],
      ['type: bell, frequency: 200 Hz', 'frequency: 0.2 kHz, type: bell'],
    );
    expect({ pins, issues }).toEqual({ pins: [], issues: [] });
  });

  test.each([
    [
      'gain',
      ['gain: +1.23 dB', 'gain: +0.4 dB'],
      { part: 'gain', gainDb: 0.4, plannedDb: 1.23 },
      'gain: +0.4 dB, planned was +1.23',
    ],
    [
      'width',
      ['width: +0.8 dB', 'width: -0.5 dB'],
      { part: 'width', sideDb: -0.5, plannedDb: 0.8 },
      'width: side -0.5 dB, planned was +0.8',
    ],
    [
      'limiter',
      ['aim: -1.05 dBTP', 'aim: -2 dBTP'],
      {
        part: 'limiter',
        limiter: { ceilingDbtp: -1, aimDbtp: -2 },
        planned: { ceilingDbtp: -1, aimDbtp: -1.05 },
      },
      'aim: -2.0 dBTP, planned was -1.05',
    ],
    [
      'the gain of a filter',
      ['gain: -2.0 dB', 'gain: -1 dB'],
      { part: 'eq', eq: [{ frequencyHz: 200, gainDb: -1 }, { type: 'high-pass' }] },
      'eq: 200 Hz -1.0 dB, planned was -2.0',
    ],
    [
      'the place of a filter',
      ['frequency: 200 Hz', 'frequency: 2.5 kHz'],
      { part: 'eq', eq: [{ frequencyHz: 2500, gainDb: -2 }, { type: 'high-pass' }] },
      'eq: 2.5 kHz q 0.7 -2.0 dB, planned was 200 Hz q 0.7 -2.0 dB',
    ],
    [
      'a filter removed',
      ['      - { type: bell, frequency: 200 Hz, q: 0.7, gain: -2.0 dB }\n', ''],
      { part: 'eq', eq: [{ type: 'high-pass' }] },
      'eq: high-pass 20 Hz q 0.707, planned was 200 Hz q 0.7 -2.0 dB, high-pass 20 Hz q 0.707',
    ],
  ] as const)('%s is a pin, with its place and what was planned', (_, change, expected, words) => {
    const { pins, issues } = edit(change);
    expect(issues).toEqual([]);
    expect(pins).toMatchObject([{ track: 2, file: 'mixes/02 Exit Ramp.wav', ...expected }]);
    const [pin] = pins;
    if (pin === undefined) throw new Error('no pin');
    expect(pinSchema.parse(JSON.parse(JSON.stringify(pin)))).toEqual(pin);
    expect(pinSentence(pin)).toBe(words);
    const line = text.slice(0, text.indexOf(change[0], second)).split('\n').length;
    expect(pin.place).toMatchObject({ file: 'plan.yaml', line });
  });

  test('all filters taken out is a pin as well', () => {
    const eq = text.slice(text.indexOf('    eq:', second), text.indexOf('    gain:', second));
    const { pins } = edit([eq, '    eq: []\n']);
    expect(pins).toMatchObject([{ part: 'eq', eq: [], place: { column: 9 } }]);
    expect(pinSentence(pins[0]!)).toMatch(/^eq: none, planned was 200 Hz/);
  });

  test('each part of each track is a pin of its own, in the order of the plan', () => {
    const edited = text
      .replaceAll('gain: +1.23 dB', 'gain: +1 dB')
      .replaceAll('q: 0.7,', 'q: 0.8,')
      .replaceAll('ceiling: -1 dBTP', 'ceiling: -0.9 dBTP');
    expect(compare(edited).pins.map(({ track, part }) => `${track} ${part}`)).toEqual(
      [1, 2, 3].flatMap((track) => ['eq', 'gain', 'limiter'].map((part) => `${track} ${part}`)),
    );
  });

  test.each([
    ['title: Exit Ramp', 'title: Exit', '`title` of a track', 'set `title` in the release file'],
    [
      'sha256: 01ff',
      'sha256: 01fe',
      '`sha256` of a track',
      'leave it: it tells whether the mix has changed',
    ],
    ['aim: -12.83 LUFS', 'aim: -12 LUFS', '`aim` of a track', 'change `gain`, and this follows'],
    [
      'reduction: 1.3 dB',
      'reduction: 0 dB',
      '`expected.reduction` of a track',
      'change `gain`, `eq` or `limiter`, and this follows',
    ],
  ])('%s changed is warned of: it is told, not decided', (from, to, what, fix) => {
    const { pins, issues } = edit([from, to]);
    expect(pins).toEqual([]);
    expect(issues).toMatchObject([{ code: 'edit-not-kept', severity: 'warning', fix }]);
    expect(issues[0]?.message).toBe(`${what} is told here, not decided; this edit is not kept`);
    const line = text.slice(0, text.indexOf(from, second)).split('\n').length;
    expect(issues[0]?.place?.line).toBe(line);
  });

  test('the target is the release file’s', () => {
    const { issues } = compare(text.replace('loudness: -14 LUFS', 'loudness: -11 LUFS'));
    expect(issues).toMatchObject([
      { fix: 'set `target` in the release file', place: { line: 9, column: 13 } },
    ]);
  });

  test('a mix that the plan did not know, and one that it lost', () => {
    const { pins, issues } = edit(['03 Tunnel.wav', '03 New.wav'], ['gain: +1.23', 'gain: +9']);
    expect(issues.map(({ message }) => message)).toEqual([
      '`mixes/03 Tunnel.wav` is no longer in the plan; it is planned again',
      '`mixes/03 New.wav` was not in this plan; a track is added in the release file',
    ]);
    expect(pins.map(({ track }) => track)).toEqual([2]);
  });

  test('any gain and aim typed for any track is exactly what is pinned', () => {
    const value = (min: number, max: number) =>
      fc.integer({ min: min * 1000, max: max * 1000 }).map((one) => one / 1000);
    fc.assert(
      fc.property(fc.nat(2), value(-30, 30), value(-9, -2), (at, gainDb, aimDbtp) => {
        fc.pre(gainDb !== 1.23);
        const tracks = written.tracks.map((track, index) =>
          index === at ? { ...track, gainDb, limiter: { ceilingDbtp: -1, aimDbtp } } : track,
        );
        const { pins, issues } = compare(writePlan({ ...written, tracks }, () => 'x'));
        expect(issues).toEqual([]);
        expect(pins).toMatchObject([
          { part: 'gain', track: at + 1, gainDb: gainDb + 0, plannedDb: 1.23 },
          { part: 'limiter', track: at + 1, limiter: { ceilingDbtp: -1, aimDbtp } },
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('a plan that can not be read has no edits', () => {
    expect(comparePlans(written, { plan: null, places: {} })).toEqual({ pins: [], issues: [] });
  });
});
