import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.js';

describe('canonical text', () => {
  it('is the same in whatever order the keys were written', () => {
    expect(canonicalText({ b: [{ d: 1, c: null }], a: '' })).toBe(
      canonicalText({ a: '', b: [{ c: null, d: 1 }] }),
    );
  });

  it('tells all values apart that JSON tells apart, and says them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [textA, textB] = [a, b].map((value) => JSON.parse(canonicalText(value)) as unknown);
        expect(textA).toEqual(JSON.parse(JSON.stringify(a)));
        expect(textB).toEqual(JSON.parse(JSON.stringify(b)));
      }),
    );
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
  });
});
