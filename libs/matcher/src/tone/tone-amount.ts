import type { ToneSetting } from '@kindred/records';
import type { ToneTarget } from './tone-target.js';

/** How strongly and how far a release's tone may be moved. */
export interface ToneStrength {
  readonly amount: number;
  readonly mostDb: number;
  /** Song count that keeps it under what was asked for; null: enough songs, or another target. */
  readonly fewSongs: number | null;
  /** What a diverse release leaves of the amount, 0 to 1. */
  readonly diversityShare: number;
}

/** Of two songs nobody knows which one strays. */
const pair = { amount: 0.35, mostDb: 1 };
/** A centre of three or four is still half made of whoever strays. */
const few = { songs: 4, mostDb: 1.5 };
/** A release whose songs lie further from their centre, at the median, is meant to differ in part, */
const diverseFromDb = 2;
/** and from here on altogether. */
const diverseDb = 3;

export function toneStrength(
  { amount, mostDb }: ToneSetting,
  { weights, voters, distanceDb }: ToneTarget,
): ToneStrength {
  if (weights.release === 0) return { amount, mostDb, fewSongs: null, diversityShare: 1 };
  const diversityShare = Math.max(
    0,
    Math.min(1, (diverseDb - distanceDb) / (diverseDb - diverseFromDb)),
  );
  const songs = voters.length;
  const held = songs === 2 ? pair : songs <= few.songs ? { amount: 1, mostDb: few.mostDb } : null;
  const most = Math.min(mostDb, held?.mostDb ?? mostDb);
  const least = Math.min(amount, held?.amount ?? amount);
  return {
    amount: least * diversityShare,
    mostDb: most,
    fewSongs: most < mostDb || least < amount ? songs : null,
    diversityShare,
  };
}
