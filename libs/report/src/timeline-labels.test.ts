import { describe, expect, it } from 'vitest';
import { longRelease, notedRelease, oneTrackRelease } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { familyOf } from './family.js';
import { slotsOf, timelineLabels } from './timeline-labels.js';
import { timelineRange } from './timeline-range.js';

const labelsAt = (widthPx: number, spec = notedRelease) =>
  timelineLabels(slotsOf(familyOf(makeRecords(spec))), widthPx);

describe('labels of the timeline', () => {
  it('are titles where they fit whole', () => {
    expect(labelsAt(1130).map(({ title }) => title)).toEqual(
      notedRelease.tracks.map(({ title }) => title),
    );
  });

  it('are numbers where titles would be cut', () => {
    const narrow = labelsAt(240);
    expect(narrow.map(({ title }) => title).join('')).toBe('');
    expect(narrow.map(({ number }) => number)).toEqual([
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
    ]);
  });

  it('are boundaries alone where numbers would touch', () => {
    const numbers = labelsAt(1130, longRelease).map(({ number }) => number);
    expect(numbers[3]).toBe('');
    expect(numbers.filter(Boolean).length).toBeGreaterThan(15);
    expect(labelsAt(240, longRelease).filter(({ number }) => number !== '').length).toBe(0);
  });

  it('begin at the left edge with the first track', () => {
    expect(labelsAt(240, oneTrackRelease)).toMatchObject([{ x: '0%', number: '01' }]);
  });

  it('stand over a range of 30 LU that ends above the loudest moment', () => {
    const family = familyOf(makeRecords(notedRelease));
    const { top, bottom } = timelineRange(family);
    expect(top - bottom).toBe(30);
    expect(Math.abs(top % 6)).toBe(0);
    const loudest = Math.max(
      ...family.finished.map(({ master }) => master.shortTermMax.value ?? -70),
    );
    expect(top).toBeGreaterThanOrEqual(loudest);
    expect(top - loudest).toBeLessThan(9);
  });
});
