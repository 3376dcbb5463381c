import { pooledLufs, powerFromDb } from '@kindred/dsp';
import type { LoudnessBasis, Target, TargetMeaning } from '@kindred/records';
import { assert } from './assert.js';
import { underGateLiftDb, type Forecast } from './forecast.js';
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
  return loudnessLufs(forecasts, of);
}

/** The same of tracks that are forecast already. */
export function loudnessLufs(forecasts: readonly Forecast[], of: TargetMeaning): number {
  if (of === 'album') return albumLufs(forecasts.map(({ gatingBlocks }) => gatingBlocks));
  const levels = forecasts.map(({ integratedLufs }) => integratedLufs);
  return of === 'loudest track' ? Math.max(...levels) : Math.min(...levels);
}

/** The same of the mixes as they came: all at one gain under which nothing limits, and back. */
export function arrivedLoudnessLufs(units: readonly Unit[], of: TargetMeaning): number {
  const models = units.flatMap(({ parts }) => parts.map(({ model }) => model));
  if (of !== 'album') {
    return loudnessLufs(
      models.map(({ untouched }) => untouched),
      of,
    );
  }
  const gainMillibels = Math.min(0, ...models.map(({ unlimitedMillibels }) => unlimitedMillibels));
  const lufs = albumLufs(models.map((model) => model.at(gainMillibels).gatingBlocks));
  return lufs - dbFromMillibels(gainMillibels);
}

/** What lies under the absolute gate as a whole is measured as if it were louder. */
function albumLufs(tracks: readonly Float64Array[]): number {
  const lufs = pooledLufs(tracks);
  if (lufs !== null) return lufs;
  const liftPower = powerFromDb(underGateLiftDb);
  const lifted = pooledLufs(tracks.map((blocks) => blocks.map((power) => power * liftPower)));
  assert(lifted !== null, 'a release without loudness');
  return lifted - underGateLiftDb;
}
