import type { EqBand } from '@kindred/records';
import { printQuantity } from '../quantity.js';

/** A filter on one line: `{ type: bell, frequency: 350 Hz, q: 0.7, gain: -1.2 dB }`. */
export function eqBandText(band: EqBand): string {
  const frequency = printQuantity(band.frequencyHz, 'frequency');
  const gain = 'gainDb' in band ? `, gain: ${printQuantity(band.gainDb, 'gain')}` : '';
  return `{ type: ${band.type}, frequency: ${frequency}, q: ${band.q}${gain} }`;
}
