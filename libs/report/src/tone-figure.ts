import { isFinished, type Family, type FamilyTrack } from './family.js';
import type { FigureView } from './figure.js';
import { finishedOf } from './finished-of.js';
import { axisBetween } from './loudness-axis.js';
import { printLevel, type Quantity } from './number-text.js';
import { drawStrip } from './strip.js';
import { corridorOf, deviationOf, furthestDb, toneLines } from './tone-deviation.js';
import { outliersOf } from './tone-outliers.js';
import { labelsOf } from './track-name.js';

/** Under this hardly anybody hears a difference. */
const hardlyHeardDb = 1.5;

/** How far each track's tone lies from the release's centre; null without a centre. */
export function toneFigure(family: Family): FigureView | null {
  if (family.tracks.length < 2 || !family.plan.tone?.centreDb) return null;
  const { outside, accused } = outliersOf(toneLines(family, 'master'), corridorOf(family));
  const columns = family.tracks.map((track) => {
    const before = deviationOf(family, track.mix?.tone);
    const after = deviationOf(family, track.master?.tone);
    return {
      number: track.number,
      label: track.label,
      before: before && isFinished(track) ? furthestDb(before) : null,
      after: after && furthestDb(after),
      reference: hardlyHeardDb,
      emphasised: accused.some((one) => one.track === track),
      over: false,
      failed: !isFinished(track),
    };
  });
  const before = largest(columns, 'before');
  const after = largest(columns, 'after');
  const most = Math.max(before.value ?? 0, after.value ?? 0);
  const top = most <= 4 ? 4 : 2 * Math.ceil(most / 2);
  return {
    id: 'figure-tone',
    label: 'Tone, furthest track',
    shortLabel: 'Tone, furthest',
    before: printLevel(before),
    after: printLevel(after),
    unit: 'dB',
    key: `hardly heard under ${hardlyHeardDb}`,
    keyMore: '',
    keyOf: 'hardly-heard',
    footOf: 'count:tracks count:finished count:moved count:outside',
    strip: drawStrip(columns, axisBetween({ top, bottom: 0, step: top / 2 })),
    foot:
      finishedOf(family) +
      foot(family, { outside: outside.length, accused: accused.map(({ track }) => track) }),
  };
}

function foot(
  family: Family,
  { outside, accused }: { readonly outside: number; readonly accused: readonly FamilyTrack[] },
): string {
  const moved = family.finished.filter(({ plan }) => plan.eq.length > 0);
  const what =
    moved.length === 0 ? 'Tone was left alone.' : `Tone was moved on ${labelsOf(moved)}.`;
  if (outside === 0) return `${what} All inside the band.`;
  return accused.length === 0
    ? `${what} They differ by arrangement.`
    : `${what} ${labelsOf(accused)} outside the band.`;
}

function largest(
  columns: readonly { readonly before: number | null; readonly after: number | null }[],
  side: 'before' | 'after',
): Quantity {
  const values = columns.map((column) => column[side]).filter((value) => value !== null);
  return {
    value: values.length === 0 ? null : Math.max(...values),
    of: `tone-furthest:${side === 'before' ? 'mix' : 'master'}`,
    reason: values.length === 0 ? 'no tone to compare' : '',
  };
}
