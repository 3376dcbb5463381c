import type { Adjustment } from '@kindred/records';
import { eqBandText } from '../plan/eq-band-text.js';
import { printQuantity } from '../quantity.js';

/** The keys of `adjust` that an adjustment needs, as they are typed. */
export function adjustEntries({
  gainDb,
  toneShare,
  sideDb,
  eq,
}: Adjustment): readonly (readonly [key: string, value: string])[] {
  return [
    ...(gainDb === 0 ? [] : [['gain', printQuantity(gainDb, 'adjustment')] as const]),
    ...(toneShare === 1
      ? []
      : [['tone', printQuantity(Math.round(100 * toneShare), 'share')] as const]),
    ...(sideDb === 0 ? [] : [['width', printQuantity(sideDb, 'side')] as const]),
    ...(eq.length === 0
      ? []
      : [['eq', `[${eq.map(({ band }) => eqBandText(band)).join(', ')}]`] as const]),
  ];
}

/** `{ gain: -0.8 dB }`, as it can be pasted behind `adjust:`. */
export function adjustText(adjustment: Adjustment): string {
  const entries = adjustEntries(adjustment).map(([key, value]) => `${key}: ${value}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
