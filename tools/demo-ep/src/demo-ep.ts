import type { Deviations } from './mix/mix-bus.js';
import { engineRoom } from './pieces/engine-room.js';
import { homeBeforeRain } from './pieces/home-before-rain.js';
import type { Piece } from './pieces/piece.js';
import { signalFire } from './pieces/signal-fire.js';
import { slipway } from './pieces/slipway.js';
import { undertow } from './pieces/undertow.js';

/** A track as delivered for mastering: a neutral mix, and what was then done to it. */
export interface DemoTrack {
  readonly number: number;
  readonly piece: Piece;
  /** The mix in words. */
  readonly character: string;
  readonly deviations: Deviations;
}

export interface DemoEp {
  readonly title: string;
  readonly artist: string;
  readonly sampleRateHz: number;
  readonly tracks: readonly DemoTrack[];
}

/**
 * Five mixes that do not belong together yet. Neutral, all have their loud sections at −18 LUFS
 * and a tone in the corridor of released music; how far each strays from there is known to the
 * decibel, so that it can be measured how much of it mastering undoes.
 */
export const demoEp: DemoEp = {
  title: 'Night Ferry',
  artist: 'The Quiet Engines',
  sampleRateHz: 44_100,
  tracks: [
    {
      number: 1,
      piece: slipway,
      character: 'quiet and dull',
      deviations: {
        filters: [{ type: 'highShelf', frequencyHz: 4000, q: 0.7, gainDb: -4 }],
        sideGainDb: 0,
        gainDb: -6,
        saturation: null,
      },
    },
    {
      number: 2,
      piece: signalFire,
      character: 'bright and thin',
      deviations: {
        filters: [
          { type: 'lowShelf', frequencyHz: 200, q: 0.7, gainDb: -4 },
          { type: 'highShelf', frequencyHz: 5000, q: 0.7, gainDb: 3.5 },
        ],
        sideGainDb: 0,
        gainDb: 1.5,
        saturation: null,
      },
    },
    {
      number: 3,
      piece: undertow,
      character: 'heavy in the bass',
      deviations: {
        filters: [{ type: 'lowShelf', frequencyHz: 120, q: 0.7, gainDb: 4.5 }],
        sideGainDb: 0,
        gainDb: -3,
        saturation: null,
      },
    },
    {
      number: 4,
      piece: engineRoom,
      character: 'loud and dense already',
      deviations: {
        filters: [],
        sideGainDb: 0,
        gainDb: 7.5,
        saturation: { ceilingDbfs: -0.5 },
      },
    },
    {
      number: 5,
      piece: homeBeforeRain,
      character: 'a wide ballad with long quiet verses',
      deviations: {
        filters: [],
        sideGainDb: 3,
        gainDb: -2,
        saturation: null,
      },
    },
  ],
};

/** "01 Slipway.wav". */
export function fileNameOf(track: DemoTrack): string {
  return `${String(track.number).padStart(2, '0')} ${track.piece.title}.wav`;
}
