import { describe, expect, it } from 'vitest';
import { pageOf } from '../test/page-of.js';
import { notedRelease } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { unsourcedNumbers } from '../test/unsourced-numbers.js';

const records = makeRecords(notedRelease);
const html = pageOf(records);

describe('a number of the page', () => {
  it.each([
    ['of a figure', /(class="figure-after"><data [^>]*>)−?\d+\.\d/, '$177.7'],
    ['of a table', /(<data value="[^"]*" data-of="\/renderings[^"]*">)−?\d+\.\d/, '$177.7'],
    ['of the lead', /(<p class="lead"[^]*?)\d+\.\d(?=<)/, '$177.7'],
    ['of a foot', /(<p class="figure-foot"[^>]*>[^<]*?)\d+\.\d/, '$177.7'],
    ['of a promise', /(<span class="promise-measured">[^<]*?)\d+\.\d/, '$177.7'],
    ['of a card', /(class="card-words"[^]*?)\d+\.\d/, '$177.7'],
    ['of a platform', /(class="matrix-heard"[^]*?)\d+\.\d(?=<)/, '$177.7'],
    ['of a file', /(<td class="number-cell"[^>]*>)\d+:\d+/, '$19:59'],
  ])('%s is found out where it is not the record’s', (_, place, wrong) => {
    expect(html).toMatch(place);
    expect(unsourcedNumbers(html.replace(place, wrong), records)).toHaveLength(1);
  });

  it('is found out where its sign or its unrounded value is not the record’s', () => {
    const number = /(<data value=")(-[^"]*)(" data-of="\/renderings[^"]*">)−/;
    expect(html).toMatch(number);
    expect(unsourcedNumbers(html.replace(number, '$1$2$3'), records)).toHaveLength(1);
    expect(unsourcedNumbers(html.replace(number, '$1-7$3−'), records)).toHaveLength(1);
  });

  it('is found out where it names no source', () => {
    const stray = html.replace('<h1 id="verdict-title">', '<h1 id="verdict-title">3.1 dB. ');
    expect(unsourcedNumbers(stray, records)).toEqual([expect.stringContaining('3.1')]);
  });
});
