import { thirdOctaveCentresHz } from '@kindred/dsp';
import { bandOf } from '../filter-bank.js';
import type { PlaceMove } from '../track-moves.js';

/** A place and its wish, as people say them: 200 Hz, not 199.5, and tenths of a decibel. */
export function toldPlace({ filter, wishDb }: PlaceMove): {
  readonly frequencyHz: number;
  readonly wantedDb: number;
} {
  const frequencyHz =
    filter.type === 'bell' ? filter.frequencyHz : nominal(thirdOctaveCentresHz[bandOf(filter)]!);
  return { frequencyHz, wantedDb: toTenths(wishDb) };
}

export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function nominal(hz: number): number {
  const step = hz < 100 ? 10 : hz < 1000 ? 50 : 500;
  return Math.round(hz / step) * step;
}
