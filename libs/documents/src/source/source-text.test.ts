import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSourceText } from './source-text.js';

test('columns count characters, not the units of UTF-16', () => {
  const text = 'a: 1\r\n🎵🎵 b: 2\r\n';
  const at = text.indexOf('b');
  expect(createSourceText('r.yaml', text).place(at, at + 1)).toEqual({
    file: 'r.yaml',
    line: 2,
    column: 4,
    length: 1,
    excerpt: '🎵🎵 b: 2',
  });
});

test('a range over several lines is underlined to the end of its first', () => {
  expect(createSourceText('r.yaml', 'ab: c  \nd').place(1, 9)).toMatchObject({
    line: 1,
    length: 4,
  });
});

test('a line that no person typed is not quoted', () => {
  expect(createSourceText('r.yaml', 'x'.repeat(5000)).place(4000, 4001)).toEqual({
    file: 'r.yaml',
    line: 1,
    column: 4001,
    length: 1,
  });
});

test('any character of any text has the place that counting by hand gives', () => {
  const characters = fc.array(fc.constantFrom('a', '\n', '\r\n', 'é', '🎵', '\t', ' '));
  fc.assert(
    fc.property(characters, fc.nat(), (typed, seed) => {
      const before = typed.slice(0, seed % (typed.length + 1));
      const sinceBreak = before.slice(before.findLastIndex((one) => one.endsWith('\n')) + 1);
      const at = before.join('').length;
      const place = createSourceText('r.yaml', typed.join('')).place(at, at);
      expect(place.line).toBe(before.filter((one) => one.endsWith('\n')).length + 1);
      expect(place.column).toBe(sinceBreak.length + 1);
    }),
  );
});
