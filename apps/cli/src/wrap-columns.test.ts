import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { wrapColumns } from './wrap-columns.js';

it('breaks lines by the columns that they take, not by their characters', () => {
  const text = '01 夜のドライブ, 02 夜のドライブ, 03 Café, 04 👩\u200d🚀 in a row';
  for (const columns of [16, 20, 30, 80]) {
    const lines = wrapColumns(text, columns);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines.join(' ')).toBe(text);
  }
});

it('leaves a word whole that no line can hold', () => {
  expect(wrapColumns('an incomprehensibility here', 10)).toEqual([
    'an',
    'incomprehensibility',
    'here',
  ]);
});
