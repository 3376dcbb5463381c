import { describe, expect, test } from 'vitest';
import { checkRelease, head, sayIssue } from '../../test/wrong-release.js';

describe('a release file with several mistakes', () => {
  test('all issues come at once, those of text and of files in the order of the file', () => {
    const text = [
      'title: Night Drive',
      'tracks:',
      '  - mixes/2 Exit Ramp.wav',
      '  - aiffs/*.wav',
      '  - { file: intro.wav, gap: 2 m }',
      '  - file: intro.wav',
      'target: { loudness: -14 Hz, limiting: gentel }',
      'colour: red',
    ].join('\n');
    expect(checkRelease(text).issues.map(sayIssue)).toEqual([
      '1:1+5 missing-key: no `artist` here',
      '3:5+21 missing-file: no such file',
      '4:5+11 no-match: matches no file; aiffs/ holds 5 of .aif',
      '5:29+3 wrong-unit: wrong unit in `gap`',
      '6:11+9 same-file: the same file as track 2 on line 5, column 13',
      '7:21+6 wrong-unit: wrong unit in `loudness`',
      '7:39+6 unknown-word: unknown word `gentel` for `limiting`',
      '8:1+6 unknown-key: unknown key `colour`',
    ]);
  });

  test('the same place is complained of once, however many aliases lead there', () => {
    const text = `${head}tracks:\n  - &a { file: intro.wav, cue: 1 }\n  - *a\n`;
    expect(checkRelease(text).issues.filter(({ code }) => code === 'unknown-key')).toHaveLength(1);
  });

  test('a number sign that cuts a title is warned of', () => {
    const { release, issues } = checkRelease(
      'title: Song #1\nartist: b # of 2\ntracks: intro.wav\n',
    );
    expect(release?.title).toBe('Song');
    expect(issues.map(({ severity, fix }) => `${severity}: ${fix}`)).toEqual([
      'warning: if it belongs to the text: `title: "Song #1"`',
    ]);
  });

  test('more than a hundred issues are counted, not listed', () => {
    const { issues } = checkRelease(
      Array.from({ length: 150 }, (_, i) => `oddity${i}: 1`).join('\n'),
    );
    expect(issues).toHaveLength(101);
    expect(issues[100]?.message).toBe('53 more from here on are not listed');
  });
});
