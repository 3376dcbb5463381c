import { masteringPlanSchema, type MasteringPlan } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlan } from './parse-plan.js';
import { writePlan } from './write-plan.js';

/** Numbers as coarse as the plan writes what is only expected. */
const tenths = (min: number, max: number) =>
  fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
const hundredths = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
/** Whatever a person or a machine may call a track. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'null',
    '~',
    'none',
    '1984',
    '- a',
    'a: b',
    '#',
    ' a ',
    '\ufffd',
    '\0',
    '\r',
    '<<',
  ),
);
const precise = (min: number, max: number) =>
  fc
    .double({ min, max, noNaN: true })
    .filter((value) => value === 0 || Math.abs(value) > 1e-12)
    .map((value) => value + 0);

const corner = { frequencyHz: precise(1, 100_000), q: precise(0.01, 100) };
const band = fc.oneof(
  fc.record({
    type: fc.constantFrom('bell', 'low-shelf', 'high-shelf'),
    ...corner,
    gainDb: precise(-24, 24),
  }),
  fc.record({ type: fc.constantFrom('high-pass', 'low-pass'), ...corner }),
);

const trim = fc.oneof(fc.constant('silence'), precise(0.001, 3600));
const fade = fc.record({
  seconds: precise(0.01, 120),
  curve: fc.constantFrom('linear', 'smooth', 'exponential'),
});
const output = fc.oneof(
  fc.record({
    container: fc.constant('wav'),
    encoding: fc.constantFrom('s16', 's24', 'f32'),
    sampleRateHz: fc.constantFrom(null, 44_100, 96_000),
    dither: fc.constant('plain'),
  }),
  fc.record({
    container: fc.constant('flac'),
    encoding: fc.constantFrom('s16', 's24'),
    sampleRateHz: fc.constantFrom(null, 48_000, 176_400),
    dither: fc.constant('plain'),
  }),
  fc.record({
    container: fc.constant('flac'),
    encoding: fc.constant('s16'),
    sampleRateHz: fc.constantFrom(44_100, 48_000),
    dither: fc.constant('shaped'),
  }),
  fc.record({
    container: fc.constant('mp3'),
    quality: fc.constantFrom('320 kbps', '256 kbps', 'V0'),
    sampleRateHz: fc.constantFrom(null, 44_100),
  }),
);

const track = fc
  .record({
    file: anyText,
    title: anyText,
    sourceSha256: fc.stringMatching(/^[0-9a-f]{8}$/),
    eq: fc.array(band, { maxLength: 3 }),
    gainDb: precise(-100, 100),
    limiter: fc
      .tuple(precise(-9, 0), precise(0, 6))
      .map(([ceilingDbtp, under]) => ({ ceilingDbtp, aimDbtp: ceilingDbtp - under })),
    limiting: fc.record({
      budget: fc.constantFrom('none', 'gentle', 'moderate', 'firm'),
      times: fc.constantFrom(1, 1.5),
    }),
    aimLufs: hundredths(-70, 0),
    expected: fc.record({
      integratedLufs: tenths(-70, 0),
      loudSectionLufs: fc.option(tenths(-70, 0)),
      reductionMaxDb: tenths(0, 30),
      loudPassageLossDb: tenths(0, 30),
      deepReductionShare: fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000),
    }),
    because: fc.constant([]),
    sideDb: precise(-6, 6),
    trims: fc.option(
      fc.oneof(
        fc.record({ start: trim }),
        fc.record({ end: trim }),
        fc.record({ start: trim, end: trim }),
      ),
      { nil: undefined },
    ),
    fades: fc.oneof(
      fc.constant(undefined),
      fc.record({ in: fade }),
      fc.record({ out: fade }),
      fc.record({ in: fade, out: fade }),
    ),
  })
  // As where none was decided.
  .map(({ sideDb, ...one }) => (sideDb > 0 ? { ...one, sideDb } : one));

/** [true, true, false] is tracks 1 to 3. */
function groupsOf(runsOn: readonly boolean[]): number[][] {
  const groups: number[][] = [];
  runsOn.forEach((does, index) => {
    if (!does) return;
    if (runsOn[index - 1]) groups.at(-1)?.push(index + 2);
    else groups.push([index + 1, index + 2]);
  });
  return groups;
}

const plans: fc.Arbitrary<MasteringPlan> = fc
  .record({
    schema: fc.constant('plan/1' as const),
    release: fc.record(
      { title: anyText, artist: anyText, file: anyText },
      { requiredKeys: ['title', 'artist'] },
    ),
    target: fc.record({
      word: fc.constantFrom('streaming', 'quiet', 'broadcast', 'custom'),
      loudnessLufs: precise(-40, -5),
      of: fc.constantFrom('loudest track', 'album', 'every track'),
      ceilingDbtp: precise(-9, 0),
      limiting: fc.constantFrom('none', 'gentle', 'moderate', 'firm'),
    }),
    loudness: fc.record({
      mode: fc.constantFrom('loud sections', 'integrated', 'as mixed'),
      basis: fc.constantFrom('loud sections', 'integrated'),
      commonLufs: fc.option(hundredths(-70, 0)),
      expectedLufs: tenths(-70, 0),
      yieldedLu: tenths(0, 30),
      bindingTrack: fc.constantFrom(null, 1),
      because: fc.constant([]),
    }),
    tracks: fc.array(track, { minLength: 1, maxLength: 4 }),
    runsOn: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    outputs: fc.uniqueArray(output, { minLength: 1, maxLength: 4, selector: JSON.stringify }),
  })
  .map(({ tracks, runsOn, ...plan }) =>
    masteringPlanSchema.parse({
      ...plan,
      segueGroups: groupsOf(runsOn.slice(0, tracks.length - 1)),
      tracks: tracks.map((one, index) => ({ number: index + 1, ...one })),
    }),
  );

describe('plan.yaml', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(plans, anyText, (plan, reason) => {
        const { plan: read, issues } = parsePlan(
          writePlan(plan, () => reason),
          'plan.yaml',
        );
        expect(issues).toEqual([]);
        expect(read).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  test('is read back whatever was said of the release, which is only told there', () => {
    fc.assert(
      fc.property(plans, anyText, (plan, phrase) => {
        const directions = [{ kind: 'as-mixed', phrase, tracks: null } as const];
        const { plan: read, issues } = parsePlan(
          writePlan({ ...plan, directions }, () => ''),
          'plan.yaml',
        );
        expect(issues).toEqual([]);
        expect(read).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  test('and written again it is the same file, whatever was rounded', () => {
    const rough = fc.double({ min: -60, max: -6, noNaN: true });
    fc.assert(
      fc.property(plans, rough, (plan, level) => {
        const [first, ...rest] = plan.tracks;
        const expected = {
          integratedLufs: level,
          loudSectionLufs: level,
          reductionMaxDb: -level / 3,
          loudPassageLossDb: -level / 7,
          deepReductionShare: -level / 100,
        };
        const tracks =
          first === undefined ? rest : [{ ...first, aimLufs: level, expected }, ...rest];
        const loudness = {
          ...plan.loudness,
          commonLufs: level,
          expectedLufs: level,
          yieldedLu: -level,
        };
        const text = writePlan({ ...plan, loudness, tracks }, () => 'because');
        const { plan: read } = parsePlan(text, 'plan.yaml');
        if (read === null) throw new Error(text);
        const comments = / *#.*$/gmu;
        expect(writePlan(read, () => 'because').replace(comments, '')).toBe(
          text.replace(comments, ''),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('knows where each value stands', () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 });
    const text = writePlan(plan!, () => 'x');
    const { places } = parsePlan(text, 'plan.yaml');
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.startsWith('    gain:'));
    expect(places['tracks[0].gain']).toMatchObject({
      file: 'plan.yaml',
      line: line + 1,
      column: 11,
      excerpt: lines[line],
    });
    expect(places['tracks[0].limiter.aim']?.column).toBe(12);
    expect(places['schema']).toMatchObject({ line: 3, column: 9, length: 6 });
  });

  test('may lack a track that could not be planned, but keeps the running order', () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 });
    const numbered = (...numbers: number[]) => ({
      ...plan!,
      tracks: numbers.map((number) => ({ ...plan!.tracks[0]!, number })),
    });
    const read = (text: string) => parsePlan(text, 'plan.yaml');
    expect(read(writePlan(numbered(1, 4), () => 'x')).plan?.tracks).toHaveLength(2);
    const { plan: none, issues } = read(writePlan(numbered(1, 4, 3), () => 'x'));
    expect(none).toBeNull();
    expect(issues).toMatchObject([
      { code: 'out-of-order', message: 'track 3 stands after track 4', place: { column: 13 } },
    ]);
  });

  test('of a thousand tracks is read', () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 });
    const [one] = plan!.tracks;
    const tracks = Array.from({ length: 999 }, (_, index) => ({ ...one!, number: index + 1 }));
    const { issues, plan: read } = parsePlan(
      writePlan({ ...plan!, tracks }, () => 'so it is'),
      'plan.yaml',
    );
    expect(issues).toEqual([]);
    expect(read?.tracks).toHaveLength(999);
  });

  test('any change of a few characters gives a plan or issues, never an exception', () => {
    const [plan] = fc.sample(plans, { numRuns: 1, seed: 7 });
    const text = writePlan(plan!, () => 'x');
    const insert = fc.string({
      unit: fc.constantFrom(...'{}[]:-#"\'|>&*!%@`\n\t a1.,~'),
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), insert, (at, cut, typed) => {
        const changed = text.slice(0, at) + typed + text.slice(at + cut);
        const { plan: read, issues } = parsePlan(changed, 'plan.yaml');
        expect(read === null).toBe(issues.some(({ severity }) => severity === 'error'));
        for (const { fix, place } of issues) {
          expect(fix).toBeTruthy();
          expect(place?.line).toBeGreaterThan(0);
        }
        if (read !== null) masteringPlanSchema.parse(read);
      }),
      { numRuns: 120 },
    );
  });
});
