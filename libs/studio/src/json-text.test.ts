import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { jsonText } from './json-text.js';

describe('jsonText', () => {
  it('puts lists of numbers on one line and everything else on its own', () => {
    const text = jsonText({ title: 'A', series: [-1.5, null, 2e-7], tracks: [{ number: 1 }] });
    expect(text).toBe(
      '{\n  "title": "A",\n  "series": [-1.5, null, 2e-7],\n  "tracks": [\n    {\n      "number": 1\n    }\n  ]\n}\n',
    );
  });

  it('says what was said, whatever it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out what JSON leaves out, and keeps its place in a list', () => {
    const record = { none: undefined, list: [1, undefined, { none: undefined }] };
    expect(JSON.parse(jsonText(record))).toEqual(JSON.parse(JSON.stringify(record)));
  });

  it('leaves text that looks like a list alone', () => {
    const record = { title: '[\n  1,\n  2\n]' };
    expect(JSON.parse(jsonText(record))).toEqual(record);
  });

  it('refuses numbers that JSON would drop in silence', () => {
    expect(() => jsonText({ tracks: [{ peakDbtp: -Infinity }] })).toThrow('peakDbtp');
    expect(() => jsonText({ rangeLu: NaN })).toThrow('rangeLu');
  });

  it('copes with long series', () => {
    const series = Array.from({ length: 200_000 }, (_, i) => i / 7);
    expect(JSON.parse(jsonText({ series }))).toEqual({ series });
  });
});
