import { gatePower, gatingBlocks, windowPowers, type Energies } from '@kindred/dsp';

/**
 * Which 400 ms windows at 100 ms hop pass both gates of BS.1770-5 Annex 1, so that silence and fades
 * don't count.
 * @param energies K-weighted mean squares per 10 ms, summed over channels
 * @returns their indices, in order
 */
export function gatedWindows(energies: Energies): readonly number[] {
  const powers = windowPowers(energies, gatingBlocks);
  const gate = gatePower([powers]);
  const passing: number[] = [];
  for (let j = 0; j < powers.length; j++) if (powers[j]! > gate) passing.push(j);
  return passing;
}
