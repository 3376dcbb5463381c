import type { Finding } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { between } from '../test/read-chart.js';
import { pageOf } from '../test/page-of.js';
import { keptRelease } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { familyOf } from './family.js';
import { foundMarks } from './found-marks.js';

function found(code: Finding['code'], atSeconds: readonly number[]): Finding {
  return {
    code,
    severity: 'warning',
    value: null,
    threshold: null,
    unit: null,
    places: atSeconds.map((at) => ({ atSeconds: at })),
    placeCount: atSeconds.length,
    numbers: {},
    fixable: 'mix',
    says: `Something of ${code}`,
    advice: 'Ask for another mix.',
  };
}

/** The release with findings on its second track, which lasts 260 s. */
function withFindings(findings: readonly Finding[]) {
  const records = makeRecords(keptRelease);
  const tracks = records.profiles.tracks.map((track) =>
    track.number === 2 && track.status === 'done' ? { ...track, findings } : track,
  );
  return { ...records, profiles: { ...records.profiles, tracks } };
}

const marksOf = (findings: readonly Finding[]) =>
  foundMarks(familyOf(withFindings(findings)).finished[1]!);

describe('marks of findings over a waveform', () => {
  it('stand where the findings lie, each with the letter of its own', () => {
    expect(marksOf([found('click', [26, 130]), found('dropout', [78])])).toEqual([
      { x: '10%', letter: 'a' },
      { x: '30%', letter: 'b' },
      { x: '50%', letter: 'a' },
    ]);
  });

  it('are not drawn over one another, and no finding goes without its letter', () => {
    const marks = marksOf([
      found('click', [26, 26.1, 30, 200]),
      found('clipping', [26]),
      found('edit', [29]),
    ]);
    expect(marks).toEqual([
      { x: '10%', letter: 'abc' },
      { x: '10%', letter: '' },
      { x: '11.15%', letter: '' },
      { x: '11.54%', letter: '' },
      { x: '76.92%', letter: 'a' },
    ]);
  });

  it('are of the first place alone where there are more than the records list', () => {
    const many = { ...found('clipping', [26, 52, 78]), placeCount: 240 };
    expect(marksOf([many])).toEqual([{ x: '10%', letter: 'a' }]);
  });

  it('are left out where a finding is of the whole track, which has no letter', () => {
    const records = withFindings([found('hum', []), found('click', [26])]);
    const card = between(pageOf(records), 'id="t02"', '</details>');
    expect(card.match(/class="finding-letter"[^>]*>(.)</g)).toHaveLength(1);
    expect(card).toContain('Something of hum');
    expect(card.match(/class="found-mark"/g)).toHaveLength(1);
    expect(card).toMatch(/title="Marked a over the waveform">a<\/abbr> <b>Something of click/);
  });
});
