import { amplitudeFromDb } from '@kindred/dsp';
import { equaliser, type Filter } from './equaliser.js';
import { saturation } from './saturation.js';
import type { StereoBuffer } from './stereo-buffer.js';

/** All that was done to a neutral mix, in this order: filters, side, gain, saturation. */
export interface Deviations {
  /** Cookbook filters; only those with a gain. */
  readonly filters: readonly (Filter & { readonly type: 'lowShelf' | 'bell' | 'highShelf' })[];
  /** Level of (L − R) / 2 against (L + R) / 2. */
  readonly sideGainDb: number;
  readonly gainDb: number;
  /** y = x / √(1 + (x/c)²) with c the ceiling; null: none. */
  readonly saturation: { readonly ceilingDbfs: number } | null;
}

/** A bus that changes nothing. */
export const neutralBus: Deviations = { filters: [], sideGainDb: 0, gainDb: 0, saturation: null };

/** Sends a mix through the bus, in place. */
export function processMixBus(
  mix: StereoBuffer,
  deviations: Deviations,
  sampleRateHz: number,
): void {
  equaliser(deviations.filters, sampleRateHz)(mix);
  const gain = amplitudeFromDb(deviations.gainDb);
  const sideGain = gain * amplitudeFromDb(deviations.sideGainDb);
  for (let i = 0; i < mix.left.length; i++) {
    const middle = ((mix.left[i]! + mix.right[i]!) / 2) * gain;
    const side = ((mix.left[i]! - mix.right[i]!) / 2) * sideGain;
    mix.left[i] = middle + side;
    mix.right[i] = middle - side;
  }
  if (deviations.saturation) saturation(deviations.saturation.ceilingDbfs)(mix);
}
