import type { Overview } from '@kindred/records';
import { amplitudeFromDb } from '@kindred/dsp';
import type { FinishedTrack } from './family.js';
import { percent } from './percent.js';
import { areaPath, hangingPath } from './series-path.js';

/** A mix above the middle and its master hanging below it, on one linear scale. */
export interface WaveformView {
  readonly mixPeaks: string;
  readonly mixRms: string;
  readonly masterPeaks: string;
  readonly masterRms: string;
  /** Where the ceiling lies, for the masters' half. */
  readonly ceilingY: string;
}

const peakPoints = 400;
/** Means are smooth; it is peaks that a coarser drawing would lose. */
const rmsPoints = 200;
/** Half the height stands for full scale; what passes it is cut by the frame. */
const top = 1;

export function drawWaveform(track: FinishedTrack, ceilingDbtp: number): WaveformView {
  const { durationSeconds, mix, master } = track;
  const above = { durationSeconds, top, bottom: 0 };
  const below = { durationSeconds, top: 0, bottom: top };
  return {
    mixPeaks: areaPath(timed(mix.overview, 'peaksLinear'), { ...above, points: peakPoints }),
    mixRms: areaPath(timed(mix.overview, 'rmsLinear'), { ...above, points: rmsPoints }),
    masterPeaks: hangingPath(timed(master.overview, 'peaksLinear'), {
      ...below,
      points: peakPoints,
    }),
    masterRms: hangingPath(timed(master.overview, 'rmsLinear'), { ...below, points: rmsPoints }),
    ceilingY: percent(0.5 + amplitudeFromDb(ceilingDbtp) / 2),
  };
}

function timed({ bucketSeconds, ...series }: Overview, of: 'peaksLinear' | 'rmsLinear') {
  return {
    values: series[of].map((value) => Math.min(top, value)),
    hopSeconds: bucketSeconds,
    startSeconds: 0,
  };
}
