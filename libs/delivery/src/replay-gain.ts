import { amplitudeFromDb } from '@kindred/dsp';
import type { ReplayGain } from '@kindred/records';

/** Where ReplayGain 2.0 brings music to (Hydrogenaudio, "ReplayGain 2.0 specification"). */
const referenceLufs = -18;

/** A master as it was read back, and the release as one programme; null: there is none. */
export interface ReplayGainFigures {
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
  /** Pooled over all tracks under one gate. */
  readonly albumLufs: number | null;
  /** The highest of any track. */
  readonly albumPeakDbtp: number | null;
}

/** ReplayGain 2.0 from what was measured. What has no level gets no tag. */
export function replayGainOf(figures: ReplayGainFigures): ReplayGain {
  const { integratedLufs, truePeakDbtp, albumLufs, albumPeakDbtp } = figures;
  return {
    ...(integratedLufs === null ? {} : { trackGain: gain(integratedLufs) }),
    ...(truePeakDbtp === null ? {} : { trackPeak: peak(truePeakDbtp) }),
    ...(albumLufs === null ? {} : { albumGain: gain(albumLufs) }),
    ...(albumPeakDbtp === null ? {} : { albumPeak: peak(albumPeakDbtp) }),
  };
}

function gain(loudnessLufs: number): string {
  const text = (referenceLufs - loudnessLufs).toFixed(2);
  return `${text.startsWith('-') ? '' : '+'}${text} dB`.replace(/^-(?=0\.00 )/u, '+');
}

function peak(truePeakDbtp: number): string {
  return amplitudeFromDb(truePeakDbtp).toFixed(6);
}
