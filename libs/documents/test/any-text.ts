import { issueSchema } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIssue } from '../src/issue/format-issue.js';
import { completeRelease } from '../src/release/complete-release.js';
import { parseRelease } from '../src/release/parse-release.js';
import { anyCodePoints } from './any-code-points.js';

/** Pieces of release files and of YAML, from which nearly right and very wrong files are made. */
const piece = fc.constantFrom(
  ...['title', 'artist', 'tracks', 'target', 'match', 'loudness', 'file', 'folder', 'tilte', 'x'],
  ...['direction', 'adjust', 'eq', 'width', 'louder', 'a touch wramer', ' on track 2', ' and '],
  ...[
    ': ',
    ':',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\r',
    '\t',
    ' ',
    ', ',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '"',
    "'",
    '#',
    ' #1',
    '&a ',
    '*a',
    '<<: *a',
    '!t ',
    '|\n',
    '>\n',
    '? ',
    '%Y\n',
    '---\n',
    '...\n',
  ],
  ...['-14 LUFS', '\u22121 dBTP', 'streaming', 'mixes/*.wav', 'a.wav', '~', '🎵', '夜', '\x1b[31m'],
  ...['\ufeff', '\ufffd', '\0', '\ud800', '\u2028', '\\', '__proto__', '@', '`', '.inf'],
);
const patchwork = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(patchwork, anyCodePoints, fc.string());

export function describeAnyText({ numRuns }: { numRuns: number }): void {
  describe('any text', () => {
    test('gives a draft or issues, never an exception, and places that lie in it', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const { draft, issues } = check(text);
          expect(draft !== null || issues.length > 0).toBe(true);
          const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
          for (const issue of issues) {
            issueSchema.parse(issue);
            const { line = 0, column = 0, length = 0, excerpt } = issue.place ?? {};
            expect(lines[line - 1]).toBe(excerpt);
            expect(column).toBeGreaterThan(0);
            expect(column - 1 + length).toBeLessThanOrEqual(Array.from(excerpt ?? '').length);
            expect(issue.fix).toBeTruthy();
          }
        }),
        { numRuns },
      );
    });

    test('keeps the order of its places, and prints without a control character', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const { issues } = check(text);
          const places = issues.map(({ place }) => (place?.line ?? 0) * 1e6 + (place?.column ?? 0));
          expect(places).toEqual([...places].sort((a, b) => a - b));
          for (const issue of issues) {
            expect(formatIssue(issue).replaceAll('\n', '')).not.toMatch(
              /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u,
            );
          }
        }),
        { numRuns: numRuns / 3 },
      );
    });
  });
}

/** Texts made to take long; what is quadratic shows in a full share of them. */
export function describeHostileText({ share }: { share: number }): void {
  describe('a hostile text', () => {
    const mebibyte = 1_048_576;
    const some = (count: number): number => Math.round(count * share);
    test.each([
      ['of brackets', '['.repeat(mebibyte), 'too-large'],
      ['of braces, few enough to be read', '{'.repeat(some(200_000)), 'too-deep'],
      ['of dashes', '- '.repeat(some(100_000)), 'too-deep'],
      ['of nested keys', deepKeys(40), 'too-deep'],
      ['over the limit', ' '.repeat(mebibyte + 1), 'too-large'],
      ['of zeros', '\0'.repeat(100), 'not-text'],
      ['of a thousand tracks', `tracks: [${'a,'.repeat(1000)}]`, 'out-of-range'],
      ['of aliases that bear aliases', aliasBomb(), 'too-large'],
      ['that merges itself', 'a: &a { <<: *a }\n<<: *a\n', 'unknown-key'],
      ['of a long chain of merges', mergeChain(some(2000)), 'more-issues'],
      ['of one long line', `title: ${'é🎵'.repeat(some(300_000))}`, 'out-of-range'],
      [
        'of many keys',
        Array.from({ length: some(30_000) }, (_, i) => `k${i}: 1`).join('\n'),
        'unknown-key',
      ],
      [
        'of keys nearly right',
        Array.from({ length: 9 }, (_, i) => `title${i}: 1`).join('\n'),
        'unknown-key',
      ],
      ['of brackets on every line', 'a: [\n'.repeat(some(30_000)), 'yaml'],
      ['of quotes on every line', 'a: "\n'.repeat(some(40_000)), 'yaml'],
      ['of aliases without anchors', `a: [${'*b, '.repeat(some(60_000))}]`, 'yaml'],
      [
        'of space before a sign',
        `target: { loudness: -1${' '.repeat(some(500_000))}! }`,
        'not-a-number',
      ],
      ['of space in a value that needs quotes', `title: @${' '.repeat(some(500_000))}x`, 'yaml'],
      ['of many equal keys', 'k: 1\n'.repeat(some(30_000)), 'duplicate-key'],
    ])('%s is refused in words, soon', (_, text, code) => {
      const { issues } = check(text);
      expect(issues.map((issue) => issue.code)).toContain(code);
      expect(issues.length).toBeLessThanOrEqual(101);
    });
  });
}

function check(text: string) {
  const parsed = parseRelease(text, 'release.yaml');
  if (parsed.draft === null) return parsed;
  const { files, folders } = parsed.draft.lookups;
  return {
    ...parsed,
    ...completeRelease(parsed.draft, {
      matches: {},
      missing: files,
      neighbours: Object.fromEntries(folders.map((folder) => [folder, ['a.wav', 'mixes.wav']])),
    }),
  };
}

function deepKeys(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}

/** Each of 30 maps merges the one before twice: 2^30 entries for who follows them all. */
function aliasBomb(): string {
  const maps = Array.from(
    { length: 30 },
    (_, i) => `m${i + 1}: &m${i + 1} { <<: [*m${i}, *m${i}] }`,
  );
  return ['m0: &m0 { x: 1 }', ...maps, '<<: *m30'].join('\n');
}

function mergeChain(length: number): string {
  const maps = Array.from({ length }, (_, i) => `m${i + 1}: &m${i + 1} { <<: *m${i} }`);
  return ['m0: &m0 { x: 1 }', ...maps, `<<: *m${length}`].join('\n');
}
