import type { Adjustment } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRelease } from './complete-release.js';
import { parseRelease } from './parse-release.js';
import { withAdjustments } from './with-adjustments.js';

const files = ['mixes/01 a.wav', 'mixes/02 b.wav', 'mixes/03 c.wav'];
const matches = { 'mixes/*.wav': files, 'mixes/0*.wav': files.slice(0, 2) };
const none: Adjustment = { gainDb: 0, toneShare: 1, sideDb: 0, eq: [] };
const quieter: Adjustment = { ...none, gainDb: -0.8 };

function adjusted(text: string, file: string, adjustment: Adjustment): string | null {
  return withAdjustments(text, { matches, adjustments: new Map([[file, adjustment]]) });
}

/** What a release file says, as if its mixes were there. */
function read(text: string) {
  const { draft } = parseRelease(text, 'release.yaml');
  return completeRelease(draft!, { matches, missing: [], neighbours: {} });
}

const head = 'title: Night Drive # mine\nartist: "The Band"\n';

describe('adjustments in the text of a release file', () => {
  it.each([
    {
      name: 'a bare path',
      from: 'tracks:\n  - mixes/01 a.wav # loud\n  - mixes/02 b.wav   # soft\n  # the end\n',
      to: 'tracks:\n  - mixes/01 a.wav # loud\n  - file: mixes/02 b.wav\n    adjust: { gain: -0.8 dB }   # soft\n  # the end\n',
    },
    {
      name: 'a track of keys',
      from: "tracks:\n  - mixes/01 a.wav\n  - title: B  # why\n    file: 'mixes/02 b.wav' # the mix\n    offset: -1 LU\n",
      to: "tracks:\n  - mixes/01 a.wav\n  - title: B  # why\n    file: 'mixes/02 b.wav' # the mix\n    adjust: { gain: -0.8 dB }\n    offset: -1 LU\n",
    },
    {
      name: 'a track in braces',
      from: 'tracks: [ mixes/01 a.wav, { file: mixes/02 b.wav, title: B } ]',
      to: 'tracks: [ mixes/01 a.wav, { file: mixes/02 b.wav, adjust: { gain: -0.8 dB }, title: B } ]',
    },
    {
      name: 'a bare path in brackets',
      from: 'tracks: [ mixes/01 a.wav, mixes/02 b.wav ]\n',
      to: 'tracks: [ mixes/01 a.wav, { file: mixes/02 b.wav, adjust: { gain: -0.8 dB } } ]\n',
    },
    {
      name: 'a pattern by itself',
      from: 'tracks:   mixes/*.wav # all\ntarget: quiet\n',
      to: 'tracks:\n  - mixes/01 a.wav\n  - file: mixes/02 b.wav\n    adjust: { gain: -0.8 dB }\n  - mixes/03 c.wav # all\ntarget: quiet\n',
    },
    {
      name: 'a pattern in a list',
      from: 'tracks:\n  -  mixes/0*.wav\n  -  mixes/03 c.wav\n',
      to: 'tracks:\n  -  mixes/01 a.wav\n  -  file: mixes/02 b.wav\n     adjust: { gain: -0.8 dB }\n  -  mixes/03 c.wav\n',
    },
    {
      name: 'an adjustment that is there',
      from: 'tracks:\n  - file: mixes/02 b.wav\n    adjust: # by ear\n      gain: +0.5 dB # a touch\n',
      to: 'tracks:\n  - file: mixes/02 b.wav\n    adjust: # by ear\n      gain: -0.8 dB # a touch\n',
    },
    {
      name: 'an adjustment of something else',
      from: 'tracks:\n  - file: mixes/02 b.wav\n    adjust: { width: +1 dB } # wide\n',
      to: 'tracks:\n  - file: mixes/02 b.wav\n    adjust: { gain: -0.8 dB, width: +1.0 dB } # wide\n',
      keeps: { sideDb: 1 },
    },
    {
      name: 'lines that end as on Windows',
      from: 'tracks:\r\n  - file: mixes/02 b.wav\r\n    offset: -1 LU\r\n',
      to: 'tracks:\r\n  - file: mixes/02 b.wav\r\n    adjust: { gain: -0.8 dB }\r\n    offset: -1 LU\r\n',
    },
    {
      name: 'a last line without an end',
      from: 'tracks:\n  - file: mixes/02 b.wav',
      to: 'tracks:\n  - file: mixes/02 b.wav\n    adjust: { gain: -0.8 dB }',
    },
  ])('$name: nothing else is touched', ({ from, to, keeps }) => {
    const adjustment = { ...quieter, ...keeps };
    expect(adjusted(head + from, 'mixes/02 b.wav', adjustment)).toBe(head + to);
    const { release, issues } = read(head + to);
    expect(issues).toEqual([]);
    const track = release!.tracks.find(({ file }) => file === 'mixes/02 b.wav');
    expect(track!.adjust).toEqual(adjustment);
  });

  it('any of them is read back as it was given, and nothing else changes', () => {
    const tenths = (most: number) =>
      fc.integer({ min: -10 * most, max: 10 * most }).map((value) => value / 10 + 0);
    const band = fc.record({
      type: fc.constantFrom('bell' as const, 'low-shelf' as const),
      frequencyHz: fc.integer({ min: 20, max: 20_000 }),
      q: fc.integer({ min: 3, max: 100 }).map((value) => value / 10),
      gainDb: tenths(12),
    });
    const adjustments = fc.record({
      gainDb: tenths(12),
      toneShare: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      sideDb: tenths(6),
      eq: fc.array(
        band.map((one) => ({ band: one })),
        { maxLength: 3 },
      ),
    });
    const texts = [
      'tracks: mixes/*.wav\n',
      'tracks:\n- mixes/01 a.wav\n- mixes/02 b.wav\n',
      'tracks:\n  - file: mixes/02 b.wav\n    adjust:\n      eq: # mine\n        - { type: bell, frequency: 1 kHz, gain: 1 dB }\n      gain: 1 dB\n    offset: -1 LU\n',
      'tracks: [{ adjust: { tone: 10 % }, file: mixes/02 b.wav }]\n',
      'tracks:\n  - file: mixes/02 b.wav\n    adjust:\n      tone: 50 %\n      width: -1 dB\n\n# rest\ntarget: loud\n',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), adjustments, (rest, adjustment) => {
        const before = read(head + rest);
        expect(before.issues).toEqual([]);
        const text = adjusted(head + rest, 'mixes/02 b.wav', adjustment);
        expect(text).not.toBeNull();
        const { release, issues } = read(text!);
        expect(issues, text!).toEqual([]);
        const plain = release!.tracks.map(({ adjust, ...track }) =>
          track.file === 'mixes/02 b.wav' ? track : { ...track, ...(adjust && { adjust }) },
        );
        const expected = before.release!.tracks.map(({ adjust, ...track }) =>
          track.file === 'mixes/02 b.wav' ? track : { ...track, ...(adjust && { adjust }) },
        );
        expect(plain).toEqual(expected);
        const got = release!.tracks.find(({ file }) => file === 'mixes/02 b.wav')!.adjust;
        const { eq, ...numbers } = got ?? none;
        expect({ ...numbers, eq: eq.map((one) => ({ band: one.band })) }).toEqual(adjustment);
        for (const comment of (head + rest).match(/# (?:mine|rest)$/gmu) ?? []) {
          if (comment === '# rest') expect(text).toContain(comment);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('have no place behind an alias', () => {
    const text = `${head}tracks:\n  - &one { file: mixes/01 a.wav }\n  - mixes/02 b.wav\n`;
    expect(adjusted(text, 'mixes/01 a.wav', quieter)).toBeNull();
    expect(adjusted(text, 'mixes/02 b.wav', quieter)).toContain('adjust: { gain: -0.8 dB }');
  });
});
