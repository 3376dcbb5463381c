import { drawJoins } from '../src/family-joins.js';
import { familyOf, type ReportRecords } from '../src/family.js';
import { allReleases } from './releases.js';
import { makeRecords } from './report-fixture.js';

/** The same release, its first master falling silent before its sound ends. */
function faded(records: ReportRecords): ReportRecords {
  const [first, ...others] = records.renderings.tracks;
  const [output] = first?.status === 'done' ? first.outputs : [];
  if (first?.status !== 'done' || !output) throw new Error('the first track has no master');
  const { series } = output.measured;
  const momentaryLufs = [...series.momentaryLufs, ...Array.from({ length: 40 }, () => -50)];
  const measured = { ...output.measured, series: { ...series, momentaryLufs } };
  return {
    ...records,
    renderings: {
      ...records.renderings,
      tracks: [{ ...first, outputs: [{ ...output, measured }] }, ...others],
    },
  };
}

const joined = (records: ReportRecords) => ({ records, joins: drawJoins(familyOf(records)) });

export const releases = {
  album: joined(makeRecords(allReleases.kept)),
  one: joined(makeRecords(allReleases.oneTrack)),
  missing: joined(makeRecords(allReleases.missing)),
  faded: joined(faded(makeRecords(allReleases.kept))),
};
