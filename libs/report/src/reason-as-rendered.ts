import type { Reason } from '@kindred/records';
import type { FinishedTrack } from './family.js';
import { fromWantedLu } from './standing.js';

/** Where the measured numbers stand that may take the place of planned ones. */
export function renderedOf({ renderingPointer, number, plan }: FinishedTrack): string {
  const isLimited = plan.because.some(({ code }) => code === 'limiting');
  return [
    `${renderingPointer}/gainDb`,
    ...(isLimited ? [`${renderingPointer}/limiter`] : []),
    `headroom:${number}`,
    `from-plan:${number}`,
  ].join(' ');
}

/**
 * A reason of the plan with what the render measured in place of what the plan expected: one page
 * prints one number for one thing.
 */
export function asRendered(reason: Reason, track: FinishedTrack): Reason {
  const { gainDb, limiter } = track.rendering;
  const peakDbtp = track.master.truePeak.value;
  switch (reason.code) {
    case 'louder':
    case 'quieter':
    case 'level-kept':
      return { code: reason.code, values: { ...reason.values, changeDb: gainDb } };
    case 'every-track':
      return { code: reason.code, values: { ...reason.values, changeDb: gainDb } };
    case 'limiting':
      return {
        code: reason.code,
        values: {
          ...reason.values,
          reductionMaxDb: limiter.reductionMaxDb,
          atSeconds: limiter.reductionMaxAtSeconds ?? reason.values.atSeconds,
          loudPassageLossDb: limiter.loudPassageLossDb,
        },
      };
    case 'no-limiting':
      return peakDbtp === null
        ? reason
        : {
            code: reason.code,
            values: { headroomDb: track.plan.limiter.ceilingDbtp - peakDbtp },
          };
    case 'limiting-budget':
      return {
        code: reason.code,
        values: {
          ...reason.values,
          underLu: Math.abs(fromWantedLu(track) ?? reason.values.underLu),
        },
      };
    case 'width-moved': {
      const { foldLossLu } = track.rendering.outputs[0]?.measured.stereo ?? {};
      const monoLossAfterDb = foldLossLu ?? reason.values.monoLossAfterDb;
      return { code: reason.code, values: { ...reason.values, monoLossAfterDb } };
    }
    default:
      return reason;
  }
}
