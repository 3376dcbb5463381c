import type { MasteringPlan } from '@kindred/records';
import { measuredWith } from '../measured-with.js';
import type { WidthMatch } from './match-width.js';

/** A plan with the width that it was rehearsed with, and its reasons. */
export function planWidth(plan: MasteringPlan, { tracks }: WidthMatch): MasteringPlan {
  return {
    ...plan,
    tracks: plan.tracks.map((track) => {
      const own = tracks.find(({ number }) => number === track.number);
      if (!own) return track;
      const { sideDb } = own;
      return {
        ...track,
        ...(sideDb === 0 ? {} : { sideDb }),
        because: [
          ...(sideDb === 0 ? track.because : measuredWith(track.because, 'width')),
          ...own.because,
        ],
      };
    }),
  };
}
