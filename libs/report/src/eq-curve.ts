import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import type { FinishedTrack } from './family.js';
import type { Curve } from './tone-path.js';

/** What a track's filters do at its rate; null where tone was left alone. */
export function eqCurveOf(
  { plan, rendering }: FinishedTrack,
  stepsPerOctave: number,
): Curve | null {
  const sampleRateHz = rendering.outputs[0]?.format.sampleRateHz;
  if (plan.eq.length === 0 || sampleRateHz === undefined) return null;
  const frequenciesHz = frequencyGrid({
    highHz: Math.min(20_000, sampleRateHz / 2),
    stepsPerOctave,
  });
  const response = createEqResponse({ sampleRateHz, frequenciesHz });
  return { frequenciesHz, valuesDb: Array.from(response.cascadeDb(plan.eq)) };
}

/** The largest move of a curve, up or down. */
export function largestMoveDb({ valuesDb }: Curve): number {
  return valuesDb.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}

/** Half the height of an axis for such moves: what mastering usually stays within, or more. */
export function eqAxisDb(mostDb: number): number {
  return mostDb > usualDb ? 2 * Math.ceil(mostDb / 2) : usualDb;
}

const usualDb = 2.5;
