import { eqAxisDb, eqCurveOf, largestMoveDb } from './eq-curve.js';
import type { Family, FinishedTrack } from './family.js';
import { atMostText } from './number-text.js';
import {
  corridorPath,
  decibelAxis,
  toneArea,
  tonePath,
  toneTicks,
  type DecibelAxis,
  type ToneTick,
} from './tone-axis.js';
import { corridorOf, deviationOf, furthestDb } from './tone-deviation.js';

/** One track's tone before and after, and what its filters do, over one frequency axis. */
export interface CardToneView {
  readonly ticks: readonly ToneTick[];
  /** Null without a centre to compare with. */
  readonly curves: {
    readonly axis: DecibelAxis;
    readonly corridor: string;
    readonly mix: string;
    readonly master: string;
  } | null;
  /** Where tone was left alone, how near to the family it lies; else empty. */
  readonly leftAlone: string;
  /** Null where tone was left alone. */
  readonly eq: {
    readonly axis: DecibelAxis;
    readonly line: string;
    readonly area: string;
  } | null;
}

const stepsPerOctave = 12;

export function drawCardTone(family: Family, track: FinishedTrack): CardToneView {
  const deviation = deviationOf(family, track.master.tone);
  const within = deviation && atMostText(furthestDb(deviation));
  return {
    ticks: toneTicks,
    curves: curvesOf(family, track),
    leftAlone:
      within === null ? 'Left alone.' : `Left alone. At most ${within}\u00a0dB from the family.`,
    eq: eqOf(track),
  };
}

function curvesOf(family: Family, { mix, master }: FinishedTrack): CardToneView['curves'] {
  const before = deviationOf(family, mix.tone);
  const after = deviationOf(family, master.tone);
  if (!before || !after) return null;
  const mostDb = Math.max(furthestDb(before), furthestDb(after)) > 6 ? 12 : 6;
  const frequenciesHz = before.centresHz;
  return {
    axis: decibelAxis(mostDb),
    corridor: corridorPath({ frequenciesHz, valuesDb: corridorOf(family) }, mostDb),
    mix: tonePath({ frequenciesHz, valuesDb: before.valuesDb }, mostDb),
    master: tonePath({ frequenciesHz, valuesDb: after.valuesDb }, mostDb),
  };
}

function eqOf(track: FinishedTrack): CardToneView['eq'] {
  const curve = eqCurveOf(track, stepsPerOctave);
  if (curve === null) return null;
  const mostDb = eqAxisDb(largestMoveDb(curve));
  return {
    axis: decibelAxis(mostDb, mostDb < 4 ? 2 : mostDb / 2),
    line: tonePath(curve, mostDb),
    area: toneArea(curve, mostDb),
  };
}
