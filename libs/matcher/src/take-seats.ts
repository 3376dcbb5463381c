import type { LoudnessBasis, Release, ReleaseTrack } from '@kindred/records';
import type { Mode } from './choose-mode.js';
import { keptOffset, type FormerPlan } from './keep-family.js';
import { nearestMillibels } from './gain-grid.js';
import type { Seat } from './match.js';
import { givenOffset, isSong, offsetOf, type Offset } from './offsets.js';
import type { Part } from './part.js';
import { untouchedLufs } from './target-level.js';
import { median } from './tone/median.js';
import type { TrackModel } from './track-model.js';
import { createUnit } from './unit.js';

export interface SeatQuestion {
  readonly release: Pick<Release, 'tracks' | 'target'>;
  /** In running order. */
  readonly models: readonly TrackModel[];
  readonly groups: readonly (readonly number[])[];
  readonly mode: Mode;
  readonly basis: LoudnessBasis;
  /** Every track is brought to the target by itself. */
  readonly each: boolean;
  readonly pinnedGainsDb: ReadonlyMap<number, number>;
  readonly former: FormerPlan | null;
}

const noOffset: Offset = { why: 'none', lu: 0, directedLu: 0 };

/** Which tracks share a gain, and where each of these units is meant to lie from the family. */
export function takeSeats(question: SeatQuestion): readonly Seat[] {
  const { models, groups, mode, basis, each, former } = question;
  if (!each && mode.mode === 'as mixed') {
    const unit = createUnit(models.map((model) => shifted(partOf(model, question))));
    return [{ unit, offset: noOffset, isSong: true }];
  }
  const units = sharing(models, groups).map((shared) =>
    createUnit(shared.map((model) => partOf(model, question))),
  );
  const songs = units.filter((unit) => isSong(unit, basis) && unit.hasLevel(basis));
  const family = (songs.length > 0 ? songs : units).map((unit) => untouchedLufs(unit, basis));
  const familyLufs = median(family) ?? 0;
  return units.map((unit) => ({
    unit,
    offset: each
      ? givenOffset(unit, basis)
      : keptOffset(offsetOf(unit, { basis, familyLufs }), unit, former),
    isSong: isSong(unit, basis),
  }));
}

function sharing(
  models: readonly TrackModel[],
  groups: readonly (readonly number[])[],
): readonly (readonly TrackModel[])[] {
  const groupOf = ({ profile }: TrackModel): readonly number[] =>
    groups.find((group) => group.includes(profile.number)) ?? [profile.number];
  return models
    .filter((model) => {
      const first = models.find(({ profile }) => groupOf(model).includes(profile.number));
      return first === model;
    })
    .map((model) => models.filter(({ profile }) => groupOf(model).includes(profile.number)));
}

function partOf(
  model: TrackModel,
  { release: { tracks, target }, pinnedGainsDb }: SeatQuestion,
): Part {
  const said: Partial<ReleaseTrack> =
    tracks.find(({ number }) => number === model.profile.number) ?? {};
  return {
    model,
    budget: said.limiting ?? target.limiting,
    role: said.role ?? null,
    offsetLu: said.offsetLu ?? null,
    directedLu: said.direction?.offsetLu ?? 0,
    adjustDb: said.adjust?.gainDb ?? 0,
    pinnedGainDb: pinnedGainsDb.get(model.profile.number) ?? null,
    adjusted: null,
    shiftMillibels: 0,
  };
}

/** Where all share one gain, an offset that a person gave is a difference from it. */
function shifted(part: Part): Part {
  return { ...part, shiftMillibels: nearestMillibels((part.offsetLu ?? 0) + part.directedLu) };
}
