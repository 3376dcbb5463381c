import type { EqBand } from '@kindred/records';

type ShelfOrBell = Extract<EqBand, { readonly gainDb: number }>;

/** What filters do together at a frequency, by their textbook prototypes (Audio EQ Cookbook, W3C). */
export function analogResponseDb(eq: readonly EqBand[], hz: number): number {
  return eq
    .filter((band): band is ShelfOrBell => 'gainDb' in band)
    .reduce((sum, band) => sum + bandDb(band, hz), 0);
}

function bandDb({ type, frequencyHz, q, gainDb }: ShelfOrBell, hz: number): number {
  const a = 10 ** (gainDb / 40);
  const w = type === 'low-shelf' ? frequencyHz / hz : hz / frequencyHz;
  if (type === 'bell') return ratioDb([1 - w * w, (a * w) / q], [1 - w * w, w / (a * q)]);
  const slope = (Math.sqrt(a) * w) / q;
  return gainDb / 2 + ratioDb([1 - a * w * w, slope], [a - w * w, slope]);
}

/** Of two complex numbers. */
function ratioDb(above: readonly [number, number], below: readonly [number, number]): number {
  return 20 * Math.log10(Math.hypot(...above) / Math.hypot(...below));
}
