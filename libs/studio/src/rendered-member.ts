import type { RenderedMember } from '@kindred/matcher';
import {
  allowanceOf,
  highestPeakDbtp,
  type LimiterTrace,
  type Loudness,
  type Peak,
  type TrackPlan,
} from '@kindred/records';

/** A track of a render, and what its files measured. */
export interface MeasuredFiles {
  readonly track: TrackPlan;
  readonly parts: readonly {
    readonly written: {
      readonly trace: Pick<LimiterTrace, 'reductionMaxDb' | 'loudPassageLossDb'>;
    };
  }[];
  readonly verified: {
    readonly parts: readonly {
      readonly readBack: { readonly loudness: Loudness; readonly peak: Peak };
    }[];
  };
}

/**
 * What a correction goes by: the loudness of the first file, which the aim is for, and the peaks and
 * the limiting of the one that reaches furthest, since all must keep the ceiling and the budget.
 */
export function renderedMember({ track, parts, verified }: MeasuredFiles): RenderedMember {
  const peak = verified.parts
    .map(({ readBack }) => readBack.peak)
    .reduce((worst, each) => (highestPeakDbtp(each) > highestPeakDbtp(worst) ? each : worst));
  const overBudgetDb = Math.max(...parts.map(({ written }) => overBudget(track, written.trace)));
  return {
    track,
    measured: { loudness: verified.parts[0]!.readBack.loudness, peak, overBudgetDb },
  };
}

/** Gain that a limiter took over its budget; a loss grows as the square of the reduction. */
function overBudget(
  { limiting }: TrackPlan,
  { reductionMaxDb, loudPassageLossDb }: MeasuredFiles['parts'][number]['written']['trace'],
): number {
  const allowed = allowanceOf(limiting);
  const lossDb = loudPassageLossDb - allowed.loudPassageLossDb;
  const perDb = reductionMaxDb > 0 ? Math.min(1, (2 * loudPassageLossDb) / reductionMaxDb) : 1;
  return Math.max(0, reductionMaxDb - allowed.reductionMaxDb, lossDb > 0 ? lossDb / perDb : 0);
}
