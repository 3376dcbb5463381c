import { nameCurves, type CurveName } from './curve-names.js';
import { eqAxisDb, eqCurveOf, largestMoveDb } from './eq-curve.js';
import type { Family, FinishedTrack } from './family.js';
import { levelText } from './number-text.js';
import { decibelAxis, deviationAxis, type DecibelAxis } from './tone-axis.js';
import { corridorOf, deviationOf, furthestDb, toneZeroOf } from './tone-deviation.js';
import type { FrameExit } from './tone-frame.js';
import { corridorPath, toneArea, toneExits, tonePath } from './tone-path.js';
import { referenceWords } from './tone-reference.js';

/** One track's tone before and after, and what its filters do, over one frequency axis. */
export interface CardToneView {
  /** Null without a centre, or references, to compare with. */
  readonly curves: {
    /** What they are held against: "the family". */
    readonly against: string;
    readonly axis: DecibelAxis;
    readonly corridor: string;
    readonly mix: string;
    readonly master: string;
    readonly names: readonly CurveName[];
    /** Where one of them leaves the frame. */
    readonly exits: readonly (FrameExit & { readonly side: 'mix' | 'master' })[];
  } | null;
  /** Where tone was left alone, how near to the family it lies; else empty. */
  readonly leftAlone: string;
  readonly leftAloneOf: string;
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
  const within = deviation && levelText(furthestDb(deviation));
  return {
    curves: curvesOf(family, track),
    leftAlone:
      within === null
        ? 'Left alone.'
        : `Left alone. At most ${within}\u00a0dB from ${againstWhat(family)}.`,
    leftAloneOf: within === null ? '' : `tone-furthest:master:${track.number}`,
    eq: eqOf(track),
  };
}

function curvesOf(family: Family, { mix, master }: FinishedTrack): CardToneView['curves'] {
  const before = deviationOf(family, mix.tone);
  const after = deviationOf(family, master.tone);
  if (!before || !after) return null;
  const axis = deviationAxis(Math.max(furthestDb(before), furthestDb(after)));
  const frequenciesHz = before.centresHz;
  const sides = {
    mix: { frequenciesHz, valuesDb: before.valuesDb },
    master: { frequenciesHz, valuesDb: after.valuesDb },
  };
  return {
    against: againstWhat(family),
    axis,
    corridor: corridorPath({ frequenciesHz, valuesDb: corridorOf(family) }, axis),
    mix: tonePath(sides.mix, axis),
    master: tonePath(sides.master, axis),
    names: nameCurves(sides, axis),
    exits: (['mix', 'master'] as const).flatMap((side) =>
      toneExits(sides[side], axis).map((exit) => ({ ...exit, side })),
    ),
  };
}

function againstWhat(family: Family): string {
  return toneZeroOf(family)?.is === 'references' ? `the ${referenceWords(family)}` : 'the family';
}

function eqOf(track: FinishedTrack): CardToneView['eq'] {
  const curve = eqCurveOf(track, stepsPerOctave);
  if (curve === null) return null;
  const mostDb = eqAxisDb(largestMoveDb(curve));
  const axis = decibelAxis(mostDb, [mostDb < 4 ? 2 : mostDb / 2]);
  return { axis, line: tonePath(curve, axis), area: toneArea(curve, axis) };
}
