import { pooledLufs } from '@kindred/dsp';
import type { LoudnessBasis, Target, TargetMeaning } from '@kindred/records';
import { assert } from './assert.js';
import { dbFromMillibels } from './gain-grid.js';
import { partAt } from './part.js';
import type { Placed, Unit } from './unit.js';

/** What the tracks of a release are to meet together. */
export interface Terms {
  readonly target: Target;
  readonly basis: LoudnessBasis;
}

type At = Pick<Placed, 'unit' | 'gainMillibels'>;

/** Integrated loudness of the loudest track of a unit. */
export function integratedAt({ unit, gainMillibels }: At): number {
  return unit.levelAt(gainMillibels, 'integrated');
}

/**
 * Loudness of a release in the meaning of its target. When every track stands for itself, it is
 * the lowest: a release is not at its target as long as one track is under it.
 */
export function releaseLoudnessLufs(units: readonly At[], of: TargetMeaning): number {
  const forecasts = units.flatMap(({ unit, gainMillibels }) =>
    unit.parts.map((part) => partAt(part, gainMillibels)),
  );
  if (of === 'album') {
    const lufs = pooledLufs(forecasts.map(({ gatingBlocks }) => gatingBlocks));
    assert(lufs !== null, 'a release without loudness');
    return lufs;
  }
  const levels = forecasts.map(({ integratedLufs }) => integratedLufs);
  return of === 'loudest track' ? Math.max(...levels) : Math.min(...levels);
}

/** The same of the mixes as they came: all at one gain under which nothing limits, and back. */
export function arrivedLoudnessLufs(units: readonly Unit[], of: TargetMeaning): number {
  const models = units.flatMap(({ parts }) => parts.map(({ model }) => model));
  if (of !== 'album') {
    const levels = models.map(({ untouched }) => untouched.integratedLufs);
    return of === 'loudest track' ? Math.max(...levels) : Math.min(...levels);
  }
  const gainMillibels = Math.min(0, ...models.map(({ unlimitedMillibels }) => unlimitedMillibels));
  const lufs = pooledLufs(models.map((model) => model.at(gainMillibels).gatingBlocks));
  assert(lufs !== null, 'a release without loudness');
  return lufs - dbFromMillibels(gainMillibels);
}
