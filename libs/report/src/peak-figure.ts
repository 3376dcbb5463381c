import { isFinished, type Family } from './family.js';
import { highestPeak } from './family-figures.js';
import type { FigureView } from './figure.js';
import { finishedOf } from './finished-of.js';
import { axisBetween } from './loudness-axis.js';
import { printPeak, settingText } from './number-text.js';
import { brokenPromises } from './standing.js';
import { drawStrip } from './strip.js';
import { labelsOf } from './track-name.js';

/** The highest true peak of each track under the ceiling. */
export function peakFigure(family: Family): FigureView {
  const { ceilingDbtp } = family.release.target;
  const columns = family.tracks.map((track) => {
    const before = isFinished(track) ? track.mix.truePeak.value : null;
    const after = isFinished(track) ? track.master.truePeak.value : null;
    const over = brokenPromises(track).includes('peak');
    return {
      number: track.number,
      label: track.label,
      before,
      after,
      reference: ceilingDbtp,
      emphasised: over,
      over,
      failed: !isFinished(track),
    };
  });
  const highest = Math.max(0, ...columns.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  const axis = axisBetween({ top: Math.ceil(highest / 3) * 3, bottom: -9, step: 3 });
  return {
    id: 'figure-peak',
    label: 'Highest true peak',
    shortLabel: 'Highest true peak',
    before: printPeak(highestPeak(family, 'mix'), ceilingDbtp),
    after: printPeak(highestPeak(family, 'master'), ceilingDbtp),
    unit: 'dBTP',
    key: `ceiling ${settingText(ceilingDbtp)}`,
    keyMore: '',
    keyOf: '/release/target/ceilingDbtp',
    footOf: 'count:tracks count:finished peak-rate',
    strip: drawStrip(columns, axis),
    foot: finishedOf(family) + foot(family),
  };
}

function foot({ tracks }: Family): string {
  const over = tracks.filter((track) => brokenPromises(track).includes('peak'));
  return over.length === 0
    ? 'Ceiling kept. Measured at 16× on the files as written.'
    : `Over the ceiling: ${labelsOf(over)}. Measured at 16× on the files.`;
}
