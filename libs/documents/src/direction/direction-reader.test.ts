import { isMap, type Node } from 'yaml';
import { describe, expect, test } from 'vitest';
import { formatIssue } from '../issue/format-issue.js';
import { openPage } from '../yaml/open-page.js';
import { directionReader } from './direction-reader.js';

function read(text: string) {
  const { page, root } = openPage({ fileName: 'release.yaml', text });
  const pair = isMap(root) ? root.items.find(({ key }) => String(key) === 'direction') : undefined;
  const node = page.resolve((pair?.value ?? null) as Node | null);
  const spot = { key: 'direction', name: '`direction`', node, underlined: node };
  const intents = directionReader().read(spot, page);
  return { intents: intents ?? [], issues: page.issues() };
}

describe('`direction` in a file', () => {
  test('is a sentence or a list of them, each intent with its place', () => {
    const text =
      'direction:\n  - get this loud enough for streaming\n  - warm it up a touch, louder\n';
    const { intents, issues } = read(text);
    expect(issues).toEqual([]);
    expect(intents.map(({ phrase, place }) => [phrase, place?.line, place?.column])).toEqual([
      ['get this loud enough for streaming', 2, 5],
      ['warm it up a touch', 3, 5],
      ['louder', 3, 25],
    ]);
    expect(read('direction: warmer\n').intents).toHaveLength(1);
  });

  test.each([
    ['plain', 'direction:\n  - a touch more wramth\n', 2, 18],
    ['in quotes with escapes', 'direction: "on \\"A\\": more wramth"\n', 1, 28],
    ['in single quotes', "direction: 'don''t lose wramth'\n", 1, 25],
    ['folded', 'direction: >\n  a touch more\n  wramth\n', 3, 3],
    ['on a second line', 'direction: a touch more\n  wramth\n', 2, 3],
    ['in a flow list', 'direction: [louder, more wramth]\n', 1, 26],
  ])('the carets point at the very word: %s', (_, text, line, column) => {
    const { issues } = read(text);
    expect(issues).toMatchObject([
      { code: 'unknown-word', fix: 'did you mean `warmth`?', place: { line, column, length: 6 } },
    ]);
  });

  test('an issue shows as every other', () => {
    const [issue] = read('direction:\n  - a touch more wramth\n').issues;
    expect(issue && formatIssue(issue)).toBe(
      [
        'release.yaml:2:18: error: unknown word `wramth` [unknown-word]',
        '   2 |   - a touch more wramth',
        '     |                  ^^^^^^ got `wramth`',
        ' fix: did you mean `warmth`?',
      ].join('\n'),
    );
  });

  test('a number sign that would send a wish to every track is an error', () => {
    const { intents, issues } = read('direction:\n  - warmer on track #3\n');
    expect(intents).toEqual([]);
    expect(issues).toMatchObject([
      { code: 'comment-in-text', fix: '`- "warmer on track #3"`', severity: 'error' },
    ]);
  });

  test.each([
    ['direction:\n', 'missing-value'],
    ['direction: { a: b }\n', 'wrong-type'],
    ['direction: [[warmer]]\n', 'wrong-type'],
    ['direction: []\n', 'out-of-range'],
    [`direction: ${'warmer and '.repeat(40)}\n`, 'out-of-range'],
    [`direction:\n${'  - warmer\n'.repeat(51)}`, 'out-of-range'],
    ['direction: 7\n', 'unclear-phrase'],
  ])('%.30s is refused', (text, code) => {
    const { intents, issues } = read(text);
    expect(intents).toEqual([]);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
  });
});
