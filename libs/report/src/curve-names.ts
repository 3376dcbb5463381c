import { percent } from './percent.js';
import { shareOfDb, shareOfHz, type DecibelAxis } from './tone-axis.js';
import type { Curve } from './tone-path.js';

/** What a line is called, beside it. */
export interface CurveName {
  readonly x: string;
  readonly y: string;
  readonly text: string;
  readonly above: boolean;
  readonly anchor: 'start' | 'end';
  readonly isMaster: boolean;
}

/** Nearer to one another than this they look like one line. */
const apartDb = 0.8;

/** Names a mix and its master where they differ most, each on the far side from the other. */
export function nameCurves(
  { mix, master }: { readonly mix: Curve; readonly master: Curve },
  axis: DecibelAxis,
): readonly CurveName[] {
  const bands = mix.frequenciesHz.flatMap((frequencyHz, band) => {
    const [before, after] = [mix.valuesDb[band] ?? null, master.valuesDb[band] ?? null];
    const share = shareOfHz(frequencyHz);
    const fits = share > 0.12 && share < 0.88;
    return fits && isWithin(before, axis) && isWithin(after, axis)
      ? [{ band, share, before, after, apart: Math.abs(after - before) }]
      : [];
  });
  const [widest] = [...bands].sort((a, b) => b.apart - a.apart);
  if (widest === undefined) return [];
  const { band, share, before, after, apart } = widest;
  const name = (text: string, curve: Curve, above: boolean): CurveName => ({
    x: percent(share),
    y: percent(shareOfDb(curve.valuesDb[band] ?? 0, axis)),
    text,
    above,
    anchor: awayFrom(curve, { band, share, above, reach: text.length > 6 ? 0.44 : 0.24 }),
    isMaster: text !== 'mix',
  });
  return apart < apartDb
    ? [name('mix and master', after > before ? master : mix, true)]
    : [name('mix', mix, before > after), name('master', master, after > before)];
}

interface NamePlace {
  readonly band: number;
  readonly share: number;
  readonly above: boolean;
  /** What a name takes of a narrow plot. */
  readonly reach: number;
}

/** Text grows away from a line that rises or falls, and never over the plot's ends. */
function awayFrom(
  { valuesDb }: Curve,
  { band, share, above, reach }: NamePlace,
): CurveName['anchor'] {
  if (share < reach) return 'start';
  if (share > 1 - reach) return 'end';
  const isRising = (valuesDb[band + 1] ?? 0) > (valuesDb[band - 1] ?? 0);
  return isRising === above ? 'end' : 'start';
}

/** With room for a name over or under it. */
function isWithin(valueDb: number | null, { topDb, bottomDb }: DecibelAxis): valueDb is number {
  return valueDb !== null && valueDb < topDb - 1 && valueDb > bottomDb + 1;
}
