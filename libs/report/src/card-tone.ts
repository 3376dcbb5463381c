import { createEqResponse, frequencyGrid } from '@kindred/dsp';
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

const eqDb = 2.5;
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

function eqOf({ plan, rendering }: FinishedTrack): CardToneView['eq'] {
  const sampleRateHz = rendering.outputs[0]?.format.sampleRateHz;
  if (plan.eq.length === 0 || sampleRateHz === undefined) return null;
  const frequenciesHz = frequencyGrid({
    highHz: Math.min(20_000, sampleRateHz / 2),
    stepsPerOctave,
  });
  const response = createEqResponse({ sampleRateHz, frequenciesHz });
  const valuesDb = Array.from(response.cascadeDb(plan.eq));
  const most = Math.max(...valuesDb.map(Math.abs));
  const mostDb = most > eqDb ? 2 * Math.ceil(most / 2) : eqDb;
  const curve = { frequenciesHz, valuesDb };
  return {
    axis: decibelAxis(mostDb, mostDb === eqDb ? 2 : mostDb / 2),
    line: tonePath(curve, mostDb),
    area: toneArea(curve, mostDb),
  };
}
