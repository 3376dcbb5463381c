import { isFinished, type Family } from './family.js';
import {
  allowanceOfRelease,
  allowanceOfTrack,
  areLimited,
  dynamicsLost,
  lostDb,
  printLost,
} from './family-figures.js';
import type { FigureView } from './figure.js';
import { finishedOf } from './finished-of.js';
import { axisBetween } from './loudness-axis.js';
import { atMostText } from './number-text.js';
import { typeset } from './prose.js';
import { drawStrip } from './strip.js';

/** What limiting took from the loud passages of each track, under the budget. */
export function dynamicsFigure(family: Family): FigureView {
  const budgetDb = allowanceOfRelease(family).loudPassageLossDb;
  const columns = family.tracks.map((track) => {
    const after = isFinished(track) ? lostDb(track).value : null;
    const ownDb = isFinished(track) ? allowanceOfTrack(track).loudPassageLossDb : budgetDb;
    const over = after !== null && after > ownDb;
    return {
      number: track.number,
      label: track.label,
      before: null,
      after,
      reference: ownDb,
      emphasised: over,
      over,
      failed: !isFinished(track),
    };
  });
  const most = Math.max(1.5, 2 * budgetDb, ...columns.map(({ after }) => Math.ceil(after ?? 0)));
  return {
    id: 'figure-dynamics',
    label: 'Dynamics lost, most',
    shortLabel: 'Dynamics lost',
    before: null,
    after: printLost(dynamicsLost(family), family.finished),
    unit: 'dB',
    key: `budget ${budgetDb}`,
    keyOf: 'allowance:release',
    footOf: 'count:tracks count:finished range-fell',
    keyMore: columns.some(({ reference }) => reference !== budgetDb) ? ', some more' : '',
    strip: drawStrip(columns, axisBetween({ top: most, bottom: 0, step: most / 3 })),
    foot: finishedOf(family) + foot(family),
  };
}

function foot({ finished }: Family): string {
  const fell = finished.map(
    ({ mix, master }) => (mix.range.value ?? 0) - (master.range.value ?? 0),
  );
  const most = Math.max(0, ...fell);
  const range =
    most < 0.05
      ? 'Range stayed.'
      : typeset(`Range fell by ${atMostText(most)} LU${finished.length > 1 ? ' at most' : ''}.`);
  return `${areLimited(finished) ? 'Lost to limiting in loud passages.' : 'No limiting was needed.'} ${range}`;
}
