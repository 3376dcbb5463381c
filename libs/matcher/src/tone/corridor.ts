import { log2, thirdOctaveCentresHz } from '@kindred/dsp';
import { offsetBetween, type Curve } from './tone-family.js';
import { smoothed } from './tone-family.js';

/**
 * A corridor that released popular music stays in, as levels of 1/3 octave against the mean of 63 Hz
 * to 12.5 kHz. Our own numbers, drawn wide around what was published: medians and 85 % ranges of
 * modern rock and pop masters, and the older, darker mean of 12,345 recordings (A. Elowsson and
 * A. Friberg, AES 142, 2017). A corridor, since a line would be one taste.
 */
const corners = [
  { frequencyHz: 31.5, lowDb: -22, highDb: -6 },
  { frequencyHz: 63, lowDb: -3, highDb: 7 },
  { frequencyHz: 125, lowDb: 0, highDb: 7.5 },
  { frequencyHz: 250, lowDb: -1, highDb: 6 },
  { frequencyHz: 500, lowDb: -1, highDb: 5.5 },
  { frequencyHz: 1000, lowDb: -1, highDb: 5 },
  { frequencyHz: 2000, lowDb: -2.5, highDb: 4 },
  { frequencyHz: 4000, lowDb: -6, highDb: 1 },
  { frequencyHz: 8000, lowDb: -11.5, highDb: -3 },
  { frequencyHz: 16_000, lowDb: -24, highDb: -11 },
] as const;

const bounds = thirdOctaveCentresHz.map((frequencyHz) => ({
  lowDb: interpolate(frequencyHz, 'lowDb'),
  highDb: interpolate(frequencyHz, 'highDb'),
}));

const middle: Curve = bounds.map(({ lowDb, highDb }) => (lowDb + highDb) / 2);

/** What a curve has too little of (up) or too much of (down), to come back to the corridor's edge. */
export function wishIntoCorridor(curve: Curve): Curve {
  const offset = offsetBetween(curve, middle) ?? 0;
  const outside = curve.map((level, band) => {
    if (level === null) return null;
    const { lowDb, highDb } = bounds[band]!;
    const laid = level - offset;
    return Math.min(highDb, Math.max(lowDb, laid)) - laid;
  });
  return smoothed(outside);
}

/** Straight lines over the octaves; level beyond the ends. */
function interpolate(frequencyHz: number, edge: 'lowDb' | 'highDb'): number {
  const above = corners.findIndex((corner) => corner.frequencyHz >= frequencyHz);
  if (above === 0) return corners[0][edge];
  const to = corners[above];
  if (to === undefined) return corners[corners.length - 1]![edge];
  const from = corners[above - 1]!;
  const share = log2(frequencyHz / from.frequencyHz) / log2(to.frequencyHz / from.frequencyHz);
  return from[edge] + share * (to[edge] - from[edge]);
}
