import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryBytes, entryIn, type Entry } from './entry-bytes.js';

const entry: Entry = {
  record: { peakDbtp: -1.25, silent: null, word: 'Café\n' },
  files: {
    'a.f32': Uint8Array.of(0, 10, 255),
    'empty.f32': new Uint8Array(),
    'b.f32': Uint8Array.of(1),
  },
};
const bytes = entryBytes('key', entry);

describe('the bytes of an entry', () => {
  it('hold the record and the files that it names', () => {
    const found = entryIn(bytes, 'key');
    expect(found?.record).toEqual(entry.record);
    const files = Object.entries(found?.files ?? {}).map(([name, one]) => [name, [...one]]);
    expect(files).toEqual([
      ['a.f32', [0, 10, 255]],
      ['empty.f32', []],
      ['b.f32', [1]],
    ]);
  });

  it('say any record and any file', () => {
    const files = fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array());
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), files, (key, record, given) => {
        const found = entryIn(entryBytes(key, { record, files: given }), key);
        expect(found?.record).toEqual(JSON.parse(JSON.stringify(record)));
        for (const [name, one] of Object.entries(given)) {
          expect([...(found?.files[name] ?? [])]).toEqual([...one]);
        }
      }),
    );
  });

  it('are no entry when a single bit is another, wherever it lies', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 1 << bit;
        expect(entryIn(damaged, 'key'), `bit ${bit} of byte ${at}`).toBeNull();
      }
    }
  });

  it('are no entry when they end early, go on, or are something else', () => {
    for (let end = 0; end < bytes.length; end++) {
      expect(entryIn(bytes.subarray(0, end), 'key')).toBeNull();
    }
    expect(entryIn(Buffer.concat([bytes, Buffer.of(0)]), 'key')).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array(), (any) => {
        expect(entryIn(Buffer.from(any), 'key')).toBeNull();
      }),
    );
  });

  it('are no entry for another key', () => {
    expect(entryIn(bytes, 'another')).toBeNull();
  });

  it('hold no number that JSON would drop in silence', () => {
    expect(() => entryBytes('key', { record: { peakDbtp: NaN }, files: {} })).toThrow('peakDbtp');
  });
});
