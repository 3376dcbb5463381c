import type { RenderedMember } from '@kindred/matcher';
import { highestPeakDbtp, type Loudness, type Peak, type TrackPlan } from '@kindred/records';

/** A track of a render, and what its files measured. */
export interface MeasuredFiles {
  readonly track: TrackPlan;
  readonly verified: {
    readonly parts: readonly {
      readonly readBack: { readonly loudness: Loudness; readonly peak: Peak };
    }[];
  };
}

/**
 * What a correction goes by: the loudness of the first file, which the aim is for, and the peaks of
 * the one that reaches highest on either meter, since all must keep the ceiling.
 */
export function renderedMember({ track, verified: { parts } }: MeasuredFiles): RenderedMember {
  const peak = parts
    .map(({ readBack }) => readBack.peak)
    .reduce((worst, each) => (highestPeakDbtp(each) > highestPeakDbtp(worst) ? each : worst));
  return { track, measured: { loudness: parts[0]!.readBack.loudness, peak } };
}
