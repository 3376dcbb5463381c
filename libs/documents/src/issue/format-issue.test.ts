import type { Issue } from '@kindred/records';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIssue } from './format-issue.js';

const unknownKey: Issue = {
  code: 'unknown-key',
  severity: 'error',
  message: 'unknown key `tonne` in `match`',
  place: {
    file: 'release.yaml',
    line: 9,
    column: 3,
    length: 5,
    excerpt: '  tonne: { toward: release }',
  },
  got: '`tonne`',
  expected: 'loudness, tone or width',
  fix: 'did you mean `tone`?',
};

describe('an issue as text', () => {
  test('it is place, severity, message and code, then the line, carets and fix', () => {
    expect(formatIssue(unknownKey)).toBe(
      [
        'release.yaml:9:3: error: unknown key `tonne` in `match` [unknown-key]',
        '   9 |   tonne: { toward: release }',
        '     |   ^^^^^ got `tonne`; expected loudness, tone or width',
        ' fix: did you mean `tone`?',
      ].join('\n'),
    );
  });

  test('what has no line shows its file, what has no place nothing', () => {
    const issue: Issue = { code: 'disk-full', severity: 'error', message: 'no room left' };
    expect(formatIssue(issue)).toBe('error: no room left [disk-full]');
    expect(formatIssue({ ...issue, place: { file: 'a.wav' } })).toBe(
      'a.wav: error: no room left [disk-full]',
    );
  });

  test('what concerns a track begins with it, and ends with its place in the release file', () => {
    const issue: Issue = {
      code: 'multichannel',
      severity: 'error',
      message: 'mixes/03 Tunnel.wav has 6 channels; a release takes mono or stereo',
      fix: 'export a stereo mix',
      track: 3,
    };
    expect(formatIssue(issue, { titles: { 3: 'Tunnel' } })).toBe(
      [
        'error: 3 Tunnel: mixes/03 Tunnel.wav has 6 channels; a release takes mono or stereo [multichannel]',
        ' fix: export a stereo mix',
      ].join('\n'),
    );
    const place = { file: 'release.yaml', line: 24, column: 11 };
    expect(formatIssue({ ...issue, severity: 'warning', place })).toBe(
      [
        'warning: track 3: mixes/03 Tunnel.wav has 6 channels; a release takes mono or stereo [multichannel]',
        ' fix: export a stereo mix',
        '  release.yaml:24:11',
      ].join('\n'),
    );
  });

  test('a long line is cut round the carets, a long note goes below them', () => {
    const excerpt = `target: { of: album, limiting: firm, ${'# '.repeat(30)}wrong, ${'x '.repeat(60)}}`;
    const column = excerpt.indexOf('wrong') + 1;
    const place = { file: 'r.yaml', line: 12345, column, length: 5, excerpt };
    const expected = 'quiet, streaming, competitive, loud, broadcast or a block of four keys';
    expect(formatIssue({ code: 'x', severity: 'error', message: 'm', place, expected })).toBe(
      [
        `r.yaml:12345:${column}: error: m [x]`,
        '12345 | …# # # # # # # # # # # # wrong, x x x x x x x x x x x x x x x x x x x x…',
        '      |                          ^^^^^',
        '      | expected quiet, streaming, competitive, loud, broadcast or a block of',
        '      | four keys',
      ].join('\n'),
    );
  });

  test('control characters are written out, and the carets still stand under the wrong part', () => {
    const place = {
      file: 'r\x07.yaml',
      line: 1,
      column: 9,
      length: 2,
      excerpt: 'a\x1b: \t夜e\u0301: bad',
    };
    const issue: Issue = { code: 'x', severity: 'note', message: 'm\x1b', place, fix: 'f\u202e' };
    expect(formatIssue(issue)).toBe(
      [
        'r\\x07.yaml:1:9: note: m\\x1b [x]',
        '   1 | a\\x1b: ⇥夜e\u0301: bad',
        '     |            ^^',
        ' fix: f\\u202e',
      ].join('\n'),
    );
  });

  test('carets never leave the line, nor the line its 80 columns', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', ' ', 'é', '夜', '\x1b', '\t'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(line, fc.nat(300), fc.nat(300), (excerpt, from, length) => {
        const column = Math.min(from, Array.from(excerpt).length) + 1;
        const place = { file: 'r', line: 1, column, length, excerpt };
        const [, shown = '', carets = ''] = formatIssue({ ...unknownKey, place }).split('\n');
        expect(columnsOf(shown)).toBeLessThanOrEqual(80);
        expect(carets.trimEnd().length).toBeLessThanOrEqual(80);
        expect(carets).toMatch(/^ {5}\| +\^+/);
      }),
      { numRuns: 1000 },
    );
  });
});

function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character === '夜' ? 2 : 1), 0);
}
