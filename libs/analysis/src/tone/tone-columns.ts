import { thirdOctaves, type Band } from '@kindred/dsp';
import { balanceBands } from './balance-bands.js';
import { topSpectrumBands } from './top-spectrum.js';

/** A row holds the mids of the curve's bands, their sides, and the sums of the top spectrum's. */
export interface ToneColumns {
  /** The curve's (third octaves, then those of balances), then the top spectrum's. */
  readonly bands: readonly Band[];
  readonly curveBands: number;
  readonly topBands: number;
  /** By band of the curve: whether the rate reaches it. */
  readonly reached: readonly boolean[];
}

const balanceNames = Object.keys(balanceBands) as (keyof typeof balanceBands)[];

export function layToneColumns(sampleRateHz: number): ToneColumns {
  const nyquistHz = sampleRateHz / 2;
  // Third octaves are whole or not at all; a balance is of what there is.
  const thirds = thirdOctaves.map((band) => ({ band, reached: band.highHz <= nyquistHz }));
  const balances = balanceNames.map((name) => {
    const { lowHz, highHz } = balanceBands[name];
    const band = { lowHz, highHz: Math.min(highHz, nyquistHz) };
    return { band, reached: lowHz < nyquistHz };
  });
  const curve = [...thirds, ...balances];
  const unreached: Band = { lowHz: 0, highHz: 0 };
  const top = topSpectrumBands(sampleRateHz);
  return {
    bands: [...curve.map(({ band, reached }) => (reached ? band : unreached)), ...top],
    curveBands: curve.length,
    topBands: top.length,
    reached: curve.map(({ reached }) => reached),
  };
}
