import { isFinished, type Family } from './family.js';
import { furthestFromPlanLu, spreadAroundPlan } from './family-figures.js';
import type { FigureView } from './figure.js';
import { finishedOf } from './finished-of.js';
import { axisAround } from './loudness-axis.js';
import { atMostText, levelText, printAtMost, printLevel, type Quantity } from './number-text.js';
import { isHeldBack, isLowerOnPurpose, standsApart, wantedLufs } from './standing.js';
import { drawStrip } from './strip.js';
import { labelsOf } from './track-name.js';

/** How far tracks lie from where the plan wants them, before and after. */
export function spreadFigure(family: Family): FigureView {
  const { tracks, finished } = family;
  const columns = tracks.map((track) => {
    const done = isFinished(track) ? track : null;
    return {
      number: track.number,
      label: track.label,
      before: done?.mix.basis.value ?? null,
      after: done?.master.basis.value ?? null,
      reference: done && wantedLufs(done),
      emphasised: done !== null && standsApart(done),
      over: false,
      failed: done === null,
    };
  });
  const shown = columns.flatMap(({ before, after, reference }) => [before, after, reference]);
  const axis = axisAround(shown.filter((value) => value !== null));
  const [only] = finished;
  const numbers =
    tracks.length === 1
      ? { before: printLevel(levelOf(only?.mix)), after: printLevel(levelOf(only?.master)) }
      : {
          before: printAtMost(spreadAroundPlan(family, 'mix')),
          after: printAtMost(spreadAroundPlan(family, 'master')),
        };
  return {
    id: 'figure-spread',
    ...(tracks.length === 1 ? aloneWords(family) : familyWords),
    ...numbers,
    key: planKey(family),
    keyMore: finished.some((track) => isLowerOnPurpose(track, family)) ? ', some lower' : '',
    keyOf:
      tracks.length === 1
        ? `${finished[0]?.planPointer ?? '/plan'}/aimLufs`
        : '/plan/loudness/commonLufs',
    footOf: 'count:tracks count:finished count:lower furthest-from-plan',
    strip: drawStrip(columns, axis),
    foot: finishedOf(family) + foot(family),
  };
}

const familyWords = {
  label: 'Loudness spread around the plan',
  shortLabel: 'Loudness spread',
  unit: 'LU',
};

function aloneWords({ basis }: Family) {
  const label = basis === 'loud sections' ? 'Loud section' : 'Whole track';
  return { label, shortLabel: label, unit: 'LUFS' };
}

function levelOf(side: { readonly basis: Quantity } | undefined): Quantity {
  return side?.basis ?? { value: null, of: '', reason: 'no master' };
}

function planKey(family: Family): string {
  const { plan, finished } = family;
  const { commonLufs } = plan.loudness;
  const [only] = finished;
  if (family.tracks.length === 1 && only) return `plan ${levelText(wantedLufs(only))}`;
  if (commonLufs === null) return 'plan, each its own';
  return `plan ${levelText(commonLufs)}`;
}

function foot(family: Family): string {
  const { finished, basis } = family;
  const held = finished.filter(isHeldBack);
  const lower = finished.filter((track) => isLowerOnPurpose(track, family));
  const furthest = furthestFromPlanLu(finished);
  const isAll = lower.length > 1 && lower.length === finished.length;
  const purpose = lower.length === 0 ? '' : ` ${isAll ? 'All' : labelsOf(lower)} lower on purpose.`;
  if (held.length > 0) return `${labelsOf(held)}: the limiter budget came first.${purpose}`;
  if (furthest === null) return '';
  const within = `within ${atMostText(furthest)} LU`;
  if (family.tracks.length === 1) {
    return basis === 'loud sections'
      ? `Level of its loud section, ${within} of the plan.`
      : `Level of all of it, ${within} of the plan.`;
  }
  return `Every track ${within} of its own aim.${purpose}`;
}
