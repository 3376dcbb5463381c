import type { LoudnessSeries } from '@kindred/records';
import { isFinished, type Family, type FamilyTrack } from './family.js';
import { percent, shareFromTop } from './percent.js';
import { areaPath, linePath, type PlotRange, type TimedSeries } from './series-path.js';
import { wantedLufs } from './standing.js';
import type { LoudnessRange } from './timeline-range.js';

/** One track's part of the timeline: lengths in per cent of the plot, paths on its grid. */
export interface TimelineTrack {
  readonly number: number;
  readonly label: string;
  readonly x: string;
  readonly right: string;
  readonly middle: string;
  readonly width: string;
  readonly banded: boolean;
  readonly failed: boolean;
  readonly aimY: string;
  readonly area: string;
  readonly mixLine: string;
  readonly masterLine: string;
  /** Ends of the level bars, a little inside the slot. */
  readonly barLeft: string;
  readonly barRight: string;
  readonly mixBarY: string;
  readonly masterBarY: string;
}

interface Place {
  readonly track: FamilyTrack;
  readonly index: number;
  readonly startShare: number;
  readonly share: number;
  readonly points: number;
  readonly narrowestPx: number;
}

/** A 3 s window is drawn at its middle. */
const windowMiddleSeconds = 1.5;
const barInsetPx = 4;

export function timelineTrack(family: Family, range: LoudnessRange, place: Place): TimelineTrack {
  const { track, startShare, share, index } = place;
  const plot: PlotRange = {
    durationSeconds: family.durationSeconds,
    points: place.points,
    ...range,
  };
  const startSeconds = startShare * family.durationSeconds;
  const inset = Math.min(barInsetPx / place.narrowestPx, share / 4);
  const y = (lufs: number | null | undefined) =>
    typeof lufs !== 'number' || lufs < range.bottom ? '' : percent(shareFromTop(lufs, range));
  const mix = track.mix && shortTerm(track.mix.series, startSeconds);
  const master = track.master && shortTerm(track.master.series, startSeconds);
  return {
    number: track.number,
    label: track.label,
    x: percent(startShare),
    right: percent(startShare + share),
    middle: percent(startShare + share / 2),
    width: percent(share),
    banded: index % 2 === 1,
    failed: !isFinished(track),
    aimY: isFinished(track) ? y(wantedLufs(track)) : '',
    area: master ? areaPath(master, plot) : '',
    mixLine: mix ? linePath(mix, plot) : '',
    masterLine: master ? linePath(master, plot) : '',
    barLeft: percent(startShare + inset),
    barRight: percent(startShare + share - inset),
    mixBarY: y(track.mix?.basis.value),
    masterBarY: y(track.master?.basis.value),
  };
}

/** Short-term loudness as a series that starts where its track does. */
export function shortTerm(series: LoudnessSeries, startSeconds: number): TimedSeries {
  return {
    values: series.shortTermLufs,
    hopSeconds: series.hopSeconds,
    startSeconds: startSeconds + windowMiddleSeconds,
  };
}
