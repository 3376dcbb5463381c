import type { Family } from './family.js';
import { furthestFromPlanLu } from './family-figures.js';
import { joinMarks, type JoinMark } from './family-joins.js';
import { tickText } from './loudness-axis.js';
import { atMostText, levelText } from './number-text.js';
import type { NumbersTable } from './numbers-table.js';
import { percent } from './percent.js';
import { whole } from './prose.js';
import { fromWantedLu, isHeldBack } from './standing.js';
import { timelineNumbers } from './timeline-numbers.js';
import { slotsOf, timelineLabels, type TimelineLabel } from './timeline-labels.js';
import { timelineRange, type LoudnessRange } from './timeline-range.js';
import { timelineTrack, type TimelineTrack } from './timeline-track.js';
import { timeTicks } from './time-ticks.js';

interface Drawing {
  readonly kind: 'wide' | 'narrow';
  readonly heightPx: number;
  readonly plotHeightPx: number;
  /** Whether its marks of joins lead to the joins: on a phone they lie too near to one another. */
  readonly isLinked: boolean;
  /** Head rows for the widths this drawing is shown at; the style sheet picks one. */
  readonly tiers: readonly { readonly kind: string; readonly labels: readonly TimelineLabel[] }[];
  readonly tracks: readonly TimelineTrack[];
  readonly times: readonly { readonly x: string; readonly text: string; readonly minor: boolean }[];
}

export interface TimelineView {
  readonly gridlines: readonly { readonly y: string; readonly text: string }[];
  readonly drawings: readonly Drawing[];
  /** The family's common aim; empty if each track has its own. */
  readonly plan: { readonly y: string; readonly text: string } | null;
  /** For the cursor: where each track lies, as JSON, the length of all, the top of the plot. */
  readonly cursor: { readonly spans: string; readonly seconds: number; readonly top: number };
  readonly silent: boolean;
  readonly numbers: NumbersTable;
  readonly joins: readonly JoinMark[];
  readonly basisWords: string;
  readonly finding: string;
}

const headPx = 22;

/** Short-term loudness along the running order, drawn once for screens and once for phones. */
export function drawTimeline(family: Family): TimelineView {
  const range = timelineRange(family);
  const { commonLufs } = family.plan.loudness;
  const yOf = (lufs: number) => percent((range.top - lufs) / (range.top - range.bottom));
  return {
    gridlines: Array.from({ length: 6 }, (_, index) => range.top - 6 * index).map((lufs) => ({
      y: yOf(lufs),
      text: tickText(lufs),
    })),
    drawings: [
      drawing(family, range, {
        kind: 'wide',
        points: 1000,
        // The narrower one is paper's: A4 leaves 619.
        tierWidthsPx: [1130, 610],
        plotPx: 206,
      }),
      drawing(family, range, { kind: 'narrow', points: 280, tierWidthsPx: [240], plotPx: 200 }),
    ],
    plan: commonLufs === null ? null : { y: yOf(commonLufs), text: levelText(commonLufs) },
    cursor: { spans: spansOf(family), seconds: family.durationSeconds, top: range.top },
    joins: joinMarks(family),
    numbers: timelineNumbers(family),
    silent: family.finished.every(({ master }) => master.basis.value === null),
    basisWords:
      family.basis === 'loud sections' ? 'level of the loud section' : 'whole-track level',
    finding: findingOf(family),
  };
}

function spansOf(family: Family): string {
  return JSON.stringify(
    slotsOf(family).map(({ track, startSeconds }) => ({
      number: track.number,
      label: track.label,
      title: whole(track.title),
      startSeconds,
      seconds: track.durationSeconds,
    })),
  );
}

/** From so many times its width on, a drawing has room for more labels. */
const zoomedTimes = 4;

interface DrawingSpec {
  readonly kind: Drawing['kind'];
  readonly points: number;
  readonly tierWidthsPx: readonly number[];
  readonly plotPx: number;
}

function drawing(family: Family, range: LoudnessRange, spec: DrawingSpec): Drawing {
  const slots = slotsOf(family);
  const narrowestPx = Math.min(...spec.tierWidthsPx);
  return {
    kind: spec.kind,
    heightPx: headPx + spec.plotPx,
    plotHeightPx: spec.plotPx,
    isLinked: spec.kind === 'wide',
    tiers: [
      ...spec.tierWidthsPx.map((widthPx) => ({ kind: `tier-${widthPx}`, widthPx })),
      { kind: 'tier-zoomed', widthPx: narrowestPx * zoomedTimes },
    ].map(({ kind, widthPx }) => ({ kind, labels: timelineLabels(slots, widthPx) })),
    tracks: slots.map((slot, index) =>
      timelineTrack(family, range, { ...slot, index, points: spec.points, narrowestPx }),
    ),
    times: timeTicks(family.durationSeconds, 12).map(({ share, text }, index) => ({
      x: percent(share),
      text,
      minor: index % 2 === 1,
    })),
  };
}

function findingOf({ finished }: Family): string {
  const near = furthestFromPlanLu(finished.filter((track) => !isHeldBack(track)));
  const apart = finished.filter(isHeldBack).map((track) => {
    return `${track.label} lies ${atMostText(Math.abs(fromWantedLu(track) ?? 0))} LU under`;
  });
  const within = near === null ? [] : [`Master bars lie within ${atMostText(near)} LU of the plan`];
  const words = [...within, ...apart].join('; ');
  return words === '' ? 'No master has a level.' : `${words}.`;
}
