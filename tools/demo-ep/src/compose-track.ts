import type { DemoTrack } from './demo-ep.js';
import { processMixBus } from './mix/mix-bus.js';
import type { StereoBuffer } from './mix/stereo-buffer.js';
import { neutralMixOf } from './pieces/neutral-mix.js';

/** Plays the piece and sends it through its mix bus. The same options give the same samples. */
export function composeTrack(
  track: DemoTrack,
  options: {
    readonly seed: number;
    readonly sampleRateHz: number;
    /** Only the beginning; absent: all of it. */
    readonly firstSeconds?: number;
  },
): StereoBuffer {
  const mix = neutralMixOf(track.piece, options);
  processMixBus(mix, track.deviations, options.sampleRateHz);
  return mix;
}
