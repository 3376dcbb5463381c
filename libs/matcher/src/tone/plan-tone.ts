import type { MasteringPlan } from '@kindred/records';
import { measuredWith } from '../measured-with.js';
import type { ToneMatch, TrackTone } from './match-tone.js';

/** A plan with the tone that it was rehearsed with: filters, reasons, and how far apart the tracks are. */
export function planTone(plan: MasteringPlan, tone: ToneMatch): MasteringPlan {
  const { toward, amount, mostDb, centreDb, reference, because } = tone;
  return {
    ...plan,
    tone: {
      toward,
      amount,
      mostDb,
      centreDb,
      ...(reference && { reference }),
      spread: spreadOf(tone.tracks),
      because,
    },
    tracks: plan.tracks.map((track) => {
      const own = tone.tracks.find(({ number }) => number === track.number);
      if (!own) return track;
      const { eq, eqTyped, distanceBeforeDb: beforeDb, distanceAfterDb: afterDb } = own;
      return {
        ...track,
        eq,
        ...(eqTyped === 0 ? {} : { eqTyped }),
        ...(beforeDb === null || afterDb === null ? {} : { toneDistance: { beforeDb, afterDb } }),
        because: [
          ...(eq.length > 0 ? measuredWith(track.because, 'filters') : track.because),
          ...own.because,
        ],
      };
    }),
  };
}

/** Root mean square of the distances; null without any. */
function spreadOf(tracks: readonly TrackTone[]): { beforeDb: number; afterDb: number } | null {
  const before = tracks.flatMap(({ distanceBeforeDb }) => distanceBeforeDb ?? []);
  const after = tracks.flatMap(({ distanceAfterDb }) => distanceAfterDb ?? []);
  if (before.length < 2) return null;
  return { beforeDb: rootMeanSquare(before), afterDb: rootMeanSquare(after) };
}

function rootMeanSquare(values: readonly number[]): number {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  return Math.round(100 * Math.sqrt(squares / values.length)) / 100;
}
