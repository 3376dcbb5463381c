import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellOf, cutTo } from './cell.js';

describe('cellOf', () => {
  it('is as many columns wide as was asked for, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (text, columns) => {
          expect(stringWidth(cellOf(text, columns))).toBe(columns);
        },
      ),
    );
  });

  it('cuts between characters, never within one, and counts wide ones twice', () => {
    expect(cutTo('夜のドライブ', 6)).toBe('夜の…');
    expect(cellOf('夜のドライブ', 6)).toBe('夜の… ');
    expect(cutTo('🚗👩‍🚀🚗', 4)).toBe('🚗…');
    expect(cellOf('e\u0301te\u0301', 4)).toBe('e\u0301te\u0301 ');
  });
});
