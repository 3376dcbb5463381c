import {
  masteringPlanSchema,
  type Intent,
  type MasteringPlan,
  type Reason,
} from '@kindred/records';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { parsePlan } from './parse-plan.js';
import { writePlan } from './write-plan.js';

const move = { basis: 'loud sections', measuredLufs: -15.9, familyLufs: -12.8 };

const plan: MasteringPlan = masteringPlanSchema.parse({
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
    commonLufs: -12.8,
    expectedLufs: -14,
    yieldedLu: 0,
    bindingTrack: null,
    because: [{ code: 'room-to-spare', values: { allowedLufs: -12.7, limiting: 'gentle' } }],
  },
  tracks: [
    {
      number: 1,
      file: 'mixes/01 Ignition.wav',
      title: 'Ignition',
      sourceSha256: '00ff',
      eq: [
        { type: 'high-pass', frequencyHz: 20, q: Math.SQRT1_2 },
        { type: 'bell', frequencyHz: 312.5, q: 0.7, gainDb: -1.2 },
        { type: 'high-shelf', frequencyHz: 9000, q: 0.7, gainDb: 0.85 },
      ],
      gainDb: 3.1,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
      limiting: { budget: 'gentle', times: 1 },
      aimLufs: -12.84,
      expected: {
        integratedLufs: -14.04,
        loudSectionLufs: -12.84,
        reductionMaxDb: 1.31,
        loudPassageLossDb: 0.3,
        deepReductionShare: 0.0004,
      },
      because: [
        { code: 'louder', values: { ...move, changeDb: 3.1 } },
        { code: 'no-limiting', values: { headroomDb: 2 } },
      ],
    },
    {
      number: 2,
      file: 'mixes/02: Exit #2.wav',
      title: '1984',
      sourceSha256: '1234',
      gainDb: -0.25,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
      limiting: { budget: 'gentle', times: 1 },
      aimLufs: -14,
      expected: {
        integratedLufs: -16.6,
        loudSectionLufs: null,
        reductionMaxDb: 0,
        loudPassageLossDb: 0,
        deepReductionShare: 0,
      },
      because: [
        { code: 'quieter', values: { ...move, changeDb: -0.25 } },
        { code: 'matched-on-integrated', values: { durationSeconds: 2 } },
      ],
    },
  ],
});

/** Stands for the one place that words reasons; longer for one, to need a line of its own. */
const sentence = ({ code }: Reason) =>
  code === 'no-limiting' ? `${code} ${'on and '.repeat(14)}on` : code;

describe('the plan file', () => {
  test('of a light run says so, over itself and as a key that is read again', () => {
    const text = writePlan({ ...plan, light: true }, sentence);
    expect(text).toMatch(/^# A light plan: .*not released\.\n/u);
    expect(text).toContain('schema: plan/1\nlight: true\nrelease:\n');
    expect(parsePlan(text, 'plan.yaml').plan?.light).toBe(true);
    const full = parsePlan(text.replace('light: true\n', ''), 'plan.yaml').plan;
    expect(full).not.toBeNull();
    expect(full).not.toHaveProperty('light');
  });

  test('is what a person reads: units, one order, reasons as comments', () => {
    expect(writePlan(plan, sentence)).toBe(
      `# What Kindred decided on this release, number by number, and why.
# Edit any \`eq\`, \`width\`, \`gain\` or \`limiter\`: the next run keeps it, and a gain moves no other track.
schema: plan/1
release:
  title: Night Drive
  artist: The Example Band
target:
  word: streaming
  loudness: -14 LUFS
  of: loudest track
  truePeak: -1 dBTP
  limiting: gentle
loudness:
  basis: loud sections    # room-to-spare
  common: -12.8 LUFS
  expected: -14.0 LUFS
  yielded: 0.0 LU
  bindingTrack: none
output:
  - wav 24-bit
tracks:
  - number: 1
    title: Ignition
    file: mixes/01 Ignition.wav
    sha256: 00ff
    eq:
      - { type: high-pass, frequency: 20 Hz, q: 0.7071067811865476 }
      - { type: bell, frequency: 312.5 Hz, q: 0.7, gain: -1.2 dB }
      - { type: high-shelf, frequency: 9000 Hz, q: 0.7, gain: +0.85 dB }
    gain: +3.1 dB    # louder
    # no-limiting on and on and on and on and on and on and on and on and on and on and on and
    # on and on and on and on
    limiter:
      ceiling: -1 dBTP
      aim: -1.05 dBTP
    aim: -12.84 LUFS
    expected:
      integrated: -14.0 LUFS
      loudSections: -12.8 LUFS
      reduction: 1.4 dB
      loudPassageLoss: 0.3 dB
      deepReduction: 0.1 %
  - number: 2
    title: "1984"
    file: "mixes/02: Exit #2.wav"
    sha256: "1234"
    eq: []
    # quieter
    # matched-on-integrated
    gain: -0.25 dB
    limiter:
      ceiling: -1 dBTP
      aim: -1.05 dBTP
    aim: -14.0 LUFS
    expected:
      integrated: -16.6 LUFS
      loudSections: not measured
      reduction: 0.0 dB
      loudPassageLoss: 0.0 dB
      deepReduction: 0.0 %
`,
    );
  });

  test('a release that falls says so in the first line', () => {
    const values = {
      fallLu: 2,
      of: 'loudest track',
      gainMinDb: -3,
      gainMaxDb: -1,
      targetWord: 'streaming',
      targetLufs: -14,
      louderTarget: 'competitive',
      orAsMixed: true,
    } as const;
    const because = [{ code: 'release-falls', values } as const, ...plan.loudness.because];
    const text = writePlan({ ...plan, loudness: { ...plan.loudness, because } }, sentence);
    expect(text.split('\n')[0]).toBe('# release-falls');
    expect(text.split('release-falls').length).toBe(2);
  });

  test('ways out, joins that jar and a budget of its own are told', () => {
    const waysOut = [
      { action: 'leave it so', releaseLufs: -12.3, trackFromFamilyLu: -1.5 },
      { action: 'without it', releaseLufs: -10.8, trackFromFamilyLu: null },
    ] as const;
    const join = {
      from: 1,
      to: 2,
      isSegue: false,
      gapSeconds: 0.5,
      jump3sLu: 4,
      jump10sLu: 7.1,
      noiseJumpDb: null,
      jars: 'a little',
    } as const;
    const [first] = plan.tracks;
    const text = writePlan(
      {
        ...plan,
        loudness: { ...plan.loudness, mode: 'as mixed', bindingTrack: 1, waysOut },
        joins: [join],
        tracks: [{ ...first!, limiting: { budget: 'firm', times: 1.5 } }],
      },
      sentence,
    );
    expect(text).toContain(
      '# Way out: leave it so: release -12.3 LUFS, track 1 -1.5 LU in its family.',
    );
    expect(text).toContain('# Way out: without track 1: release -10.8 LUFS at most.');
    expect(text).toContain('1 into 2: +7.1 LU within 0.5 s');
    expect(text).toContain('  mode: as mixed\n');
    expect(text).toContain('    limiting: firm\n    limitingTimes: 1.5\n');
  });

  test('outputs, trims, fades and segues are told in the words of a release file', () => {
    const [first, second] = plan.tracks;
    const fades = {
      in: { seconds: 0.5, curve: 'linear' },
      out: { seconds: 4, curve: 'smooth' },
    } as const;
    const text = writePlan(
      {
        ...plan,
        outputs: [
          { container: 'wav', encoding: 's16', sampleRateHz: 44_100, dither: 'shaped' },
          { container: 'mp3', quality: 'V0', sampleRateHz: null },
        ],
        segueGroups: [[1, 2]],
        tracks: [{ ...first!, fades, trims: { start: 3.2, end: 'silence' } }, second!],
      },
      sentence,
    );
    expect(text).toContain('output:\n  - wav 16-bit 44.1 kHz shaped\n  - mp3 V0\ntracks:');
    expect(text).toContain('    trimStart: 3.2 s\n    trimEnd: silence\n');
    expect(text).toContain('    fadeIn: { length: 0.5 s, curve: linear }\n');
    expect(text).toContain('    fadeOut: { length: 4 s, curve: smooth }\n');
    expect(text.match(/segue: true/gu)).toHaveLength(1);
  });

  test('a direction is told phrase by phrase, and beside what it sets', () => {
    const intent = {
      amount: 'touch',
      tracks: null,
      phrase: 'wider, and warm it up: a touch',
    } as const;
    const width: Intent = { ...intent, kind: 'width', sideDb: 0.75 };
    const tone: Intent = {
      ...intent,
      kind: 'tone',
      word: 'warm',
      sense: 'more',
      moves: [{ type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 0.75 }],
    };
    const because = [width, tone].map(
      (one) => ({ code: 'directed', values: { intent: one } }) as const,
    );
    const [first] = plan.tracks;
    const tracks = [{ ...first!, sideDb: 0.8, because: [...because, ...first!.because] }];
    const text = writePlan({ ...plan, directions: [width, tone], tracks }, (reason) =>
      reason.code === 'directed' ? reason.values.intent.kind : 'x',
    );
    expect(text).toContain(
      'direction:    # "wider, and warm it up: a touch": side +0.8 dB, 500 Hz to 8 kHz; +0.8 dB at ' +
        '250 Hz.\n  - "wider, and warm it up: a touch"\n',
    );
    expect(text).toContain('    width: +0.8 dB    # width\n    eq:    # tone\n');
  });

  test('a reason can not leave its comment', () => {
    const text = writePlan(plan, () => 'a\nrelease: { title: b }\r\u2028c');
    expect(parse(text)).toEqual(parse(writePlan(plan, () => 'x')));
  });

  test.each(['\u2000', ' ', 'a\u00a0', '\u3000b', '~', 'null', '- x', 'a: b', '#'])(
    'a title of %j is read back as it was',
    (title) => {
      const track = { ...plan.tracks[0]!, title };
      const text = writePlan({ ...plan, tracks: [track] }, () => 'x');
      expect((parse(text) as { tracks: TypedTrack[] }).tracks[0]?.title).toBe(title);
    },
  );
});

interface TypedTrack {
  readonly title: string;
}
