import { designBiquad, log, plateauBands, widthBand, type Biquad } from '@kindred/dsp';
import type { FrontSettings } from '@kindred/renderer';

/** What is left of a filter's past after it has settled: −160 dB, under any sample's last bit. */
export const leftLinear = 1e-8;

/** How long a front's past is heard in it: until its slowest pole has decayed. */
export function settlingFrames({ eq, sideDb }: FrontSettings, sampleRateHz: number): number {
  const bands = [...eq, ...plateauBands(sideDb, widthBand)];
  const radius = bands.reduce(
    (widest, band) => Math.max(widest, poleRadius(designBiquad(band, sampleRateHz))),
    0,
  );
  return radius > 0 ? Math.ceil(log(leftLinear) / log(radius)) : 0;
}

/** Distance of the outer pole from the origin: that of both where they are complex. */
function poleRadius({ a1, a2 }: Biquad): number {
  const discriminant = a1 * a1 - 4 * a2;
  if (discriminant < 0) return Math.sqrt(a2);
  return (Math.abs(a1) + Math.sqrt(discriminant)) / 2;
}
