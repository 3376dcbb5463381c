import type { FamilyTrack } from './family.js';
import { percent } from './percent.js';
import { areaPath, linePath, type TimedSeries } from './series-path.js';
import type { TrackSide } from './track-side.js';

/** The end of one track and the start of the next, with the silence between them to scale. */
export interface JoinChart {
  readonly gapX: string;
  readonly gapWidth: string;
  readonly mixLines: readonly string[];
  readonly masterLines: readonly string[];
  readonly masterAreas: readonly string[];
  readonly gridlines: readonly { readonly y: string }[];
}

/** How much sound of either track is shown. */
export const shownSeconds = 10;
/** A gap is never drawn narrower, or nobody would see it. */
const narrowestGapSeconds = 1.2;
/** A 400 ms window is drawn at its middle. */
const windowMiddleSeconds = 0.2;
const range = { top: -6, bottom: -48 } as const;
const points = 150;

export function drawJoinChart(from: FamilyTrack, to: FamilyTrack, gapSeconds: number): JoinChart {
  const gap = gapSeconds === 0 ? 0 : Math.max(narrowestGapSeconds, gapSeconds);
  const durationSeconds = 2 * shownSeconds + gap;
  const plot = { durationSeconds, points, ...range };
  const sides = (side: 'mix' | 'master'): readonly TimedSeries[] => [
    ...lastOf(from[side]),
    ...firstOf(to[side], shownSeconds + gap),
  ];
  const masters = sides('master');
  return {
    gapX: percent(shownSeconds / durationSeconds),
    gapWidth: percent(gap / durationSeconds),
    mixLines: sides('mix').map((series) => linePath(series, plot)),
    masterLines: masters.map((series) => linePath(series, plot)),
    masterAreas: masters.map((series) => areaPath(series, plot)),
    gridlines: [-18, -30].map((lufs) => ({
      y: percent((range.top - lufs) / (range.top - range.bottom)),
    })),
  };
}

/** The last seconds of sound, ending where the gap begins. */
function lastOf(side: TrackSide | null): readonly TimedSeries[] {
  if (!side?.edges.sound) return [];
  return [partOf(side, side.edges.sound.endSeconds - shownSeconds, 0)];
}

/** The first seconds of sound, beginning where the gap ends. */
function firstOf(side: TrackSide | null, atSeconds: number): readonly TimedSeries[] {
  if (!side?.edges.sound) return [];
  return [partOf(side, side.edges.sound.startSeconds, atSeconds)];
}

function partOf({ series }: TrackSide, soundSeconds: number, atSeconds: number): TimedSeries {
  const { hopSeconds, momentaryLufs } = series;
  const middle = (index: number) => index * hopSeconds + windowMiddleSeconds;
  const first = Math.max(0, Math.ceil((soundSeconds - windowMiddleSeconds) / hopSeconds));
  const count = Math.round(shownSeconds / hopSeconds);
  return {
    values: momentaryLufs.slice(first, first + count),
    hopSeconds,
    startSeconds: atSeconds + middle(first) - soundSeconds,
  };
}
