import { usualTone } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { parseRelease } from './parse-release.js';

function read(tone: string) {
  const text = `title: A\nartist: B\ntracks: [a.wav]\nmatch:\n  tone: ${tone}\n`;
  const { draft, issues } = parseRelease(text, 'release.yaml');
  return {
    tone: draft?.release?.match.tone,
    issues: issues.map(({ code, place }) => [code, place?.line, place?.column]),
  };
}

describe('match: { tone }', () => {
  it('is left to the usual where nothing is said', () => {
    const { draft } = parseRelease('title: A\nartist: B\ntracks: [a.wav]\n', 'release.yaml');
    expect(draft?.release?.match.tone).toBeUndefined();
  });

  it('can be switched off', () => {
    expect(read('off').tone).toEqual({ ...usualTone, amount: 0 });
  });

  it.each([
    ['{ toward: release, amount: 70 %, most: 2 dB }', usualTone],
    ['{ amount: 0 % }', { ...usualTone, amount: 0 }],
    ['{ amount: 40, most: 1.5 }', { ...usualTone, amount: 0.4, mostDb: 1.5 }],
    ['{ toward: balanced }', { ...usualTone, toward: { release: 0, reference: 0, balanced: 1 } }],
    ['{ toward: reference }', { ...usualTone, toward: { release: 0, reference: 1, balanced: 0 } }],
    [
      '{ toward: { release: 60 %, reference: 20 % } }',
      { ...usualTone, toward: { release: 0.75, reference: 0.25, balanced: 0 } },
    ],
    [
      '{ toward: { release: 30 %, balanced: 10 % } }',
      { ...usualTone, toward: { release: 0.75, reference: 0, balanced: 0.25 } },
    ],
  ])('reads %s', (typed, setting) => {
    expect(read(typed)).toEqual({ tone: setting, issues: [] });
  });

  it.each([
    ['{ amount: 70 dB }', 'wrong-unit', 19],
    ['{ most: 9 dB }', 'out-of-range', 17],
    ['{ toward: relaese }', 'unknown-word', 19],
    ['{ tward: release }', 'unknown-key', 11],
    ['of', 'unknown-word', 9],
    ['[release]', 'wrong-type', 9],
    ['{ toward: {} }', 'out-of-range', 19],
    ['{ toward: { release: 0 %, balanced: 0 % } }', 'out-of-range', 19],
    ['{ toward: { release: 0 %, balanced: 40 dB } }', 'wrong-unit', 45],
    ['{ toward: { relaese: 70 % } }', 'unknown-key', 21],
  ])('complains of %s where it stands', (typed, code, column) => {
    expect(read(typed).issues).toEqual([[code, 5, column]]);
  });

  it.each(['yes', 'on', '50 %'])(
    'says how %s is typed, and not only how it is switched off',
    (typed) => {
      const text = `title: A\nartist: B\ntracks: [a.wav]\nmatch:\n  tone: ${typed}\n`;
      expect(parseRelease(text, 'release.yaml').issues).toMatchObject([
        {
          expected: 'off, or a block of toward, amount and most',
          fix: '`tone: { toward: release, amount: 70 %, most: 2 dB }`, or `tone: off`',
        },
      ]);
    },
  );
});
