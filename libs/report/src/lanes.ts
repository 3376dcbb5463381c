import type { Family, FinishedTrack } from './family.js';
import { allowanceOfTrack, saidReductionDb } from './family-figures.js';
import { foundMarks, type FoundMark } from './found-marks.js';
import { tickText } from './loudness-axis.js';
import { percent } from './percent.js';
import { areaPath, hangingPath, linePath } from './series-path.js';
import { wantedLufs } from './standing.js';
import { drawStereoLane, type StereoLaneView } from './stereo-lane.js';
import { timeTicks } from './time-ticks.js';
import { drawWaveform, type WaveformView } from './waveform.js';
import { timelineRange } from './timeline-range.js';
import { shortTerm } from './timeline-track.js';

/** Charts of one track on one time axis. */
export interface LanesView {
  readonly waveform: WaveformView;
  readonly found: readonly FoundMark[];
  readonly loudness: {
    readonly ticks: readonly { readonly y: string; readonly text: string }[];
    readonly aimY: string;
    readonly area: string;
    readonly mixLine: string;
    readonly masterLine: string;
  };
  readonly limiter: {
    readonly taken: boolean;
    readonly path: string;
    readonly budgetY: string;
    readonly budget: string;
  };
  readonly stereo: StereoLaneView | null;
  readonly times: readonly { readonly x: string; readonly text: string }[];
}

/** About one point per pixel of a lane. */
const lanePoints = 500;

export function drawLanes(family: Family, track: FinishedTrack): LanesView {
  const range = timelineRange(family);
  const { durationSeconds, rendering } = track;
  const plot = { durationSeconds, points: lanePoints, ...range };
  const { reductionMaxDb } = allowanceOfTrack(track);
  const depth = Math.max(4, reductionMaxDb + 1, Math.ceil(rendering.limiter.reductionMaxDb));
  const y = (lufs: number) => percent((range.top - lufs) / (range.top - range.bottom));
  return {
    waveform: drawWaveform(track, family.release.target.ceilingDbtp),
    found: foundMarks(track),
    loudness: {
      ticks: [range.top - 6, range.top - 18].map((lufs) => ({ y: y(lufs), text: tickText(lufs) })),
      aimY: y(wantedLufs(track)),
      area: areaPath(shortTerm(track.master.series, 0), plot),
      mixLine: linePath(shortTerm(track.mix.series, 0), plot),
      masterLine: linePath(shortTerm(track.master.series, 0), plot),
    },
    limiter: {
      taken: rendering.limiter.reductionMaxDb >= saidReductionDb,
      path: hangingPath(
        {
          values: rendering.limiter.reductionDb,
          hopSeconds: rendering.limiter.hopSeconds,
          startSeconds: 0,
        },
        { durationSeconds, points: lanePoints, top: 0, bottom: depth },
      ),
      budgetY: reductionMaxDb === 0 ? '' : percent(reductionMaxDb / depth),
      budget: tickText(-reductionMaxDb),
    },
    stereo: drawStereoLane(track.master.stereoCourse, durationSeconds),
    times: timeTicks(durationSeconds, 7).map(({ share, text }) => ({ x: percent(share), text })),
  };
}
