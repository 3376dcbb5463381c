import type { LoudnessBasis, Release, ReleaseTrack } from '@kindred/records';
import type { Mode } from './choose-mode.js';
import { nearestMillibels } from './gain-grid.js';
import type { Seat } from './match.js';
import { isSong, offsetOf, givenOffset, type Offset } from './offsets.js';
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
}

const noOffset: Offset = { why: 'none', lu: 0, directedLu: 0 };

/** Which tracks share a gain, and where each of these units is meant to lie from the family. */
export function takeSeats(question: SeatQuestion): readonly Seat[] {
  const { release, models, groups, mode, basis, each, pinnedGainsDb } = question;
  const asMixed = !each && mode.mode === 'as mixed';
  const pinned = models.flatMap((model): Seat[] => {
    const gainDb = pinnedGainsDb.get(model.profile.number);
    if (gainDb === undefined) return [];
    const unit = createUnit([partOf(model, release)]);
    return [
      {
        unit,
        offset: asMixed ? noOffset : givenOffset(unit, basis),
        isSong: isSong(unit, basis),
        pinnedGainDb: gainDb,
      },
    ];
  });
  const free = models.filter(({ profile }) => !pinnedGainsDb.has(profile.number));
  if (asMixed) {
    if (free.length === 0) return pinned;
    const unit = createUnit(free.map((model) => shifted(partOf(model, release))));
    return [{ unit, offset: noOffset, isSong: true, pinnedGainDb: null }, ...pinned];
  }
  const units = sharing(free, groups).map((shared) =>
    createUnit(shared.map((model) => partOf(model, release))),
  );
  const songs = units.filter((unit) => isSong(unit, basis) && unit.hasLevel(basis));
  const family = (songs.length > 0 ? songs : units).map((unit) => untouchedLufs(unit, basis));
  const familyLufs = median(family) ?? 0;
  const seats = units.map((unit): Seat => ({
    unit,
    offset: each ? givenOffset(unit, basis) : offsetOf(unit, { basis, familyLufs }),
    isSong: isSong(unit, basis),
    pinnedGainDb: null,
  }));
  return [...seats, ...pinned];
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

function partOf(model: TrackModel, { tracks, target }: SeatQuestion['release']): Part {
  const said: Partial<ReleaseTrack> =
    tracks.find(({ number }) => number === model.profile.number) ?? {};
  return {
    model,
    budget: said.limiting ?? target.limiting,
    role: said.role ?? null,
    offsetLu: said.offsetLu ?? null,
    directedLu: said.direction?.offsetLu ?? 0,
    adjustDb: said.adjust?.gainDb ?? 0,
    adjusted: null,
    shiftMillibels: 0,
  };
}

/** Where all share one gain, an offset that a person gave is a difference from it. */
function shifted(part: Part): Part {
  return { ...part, shiftMillibels: nearestMillibels((part.offsetLu ?? 0) + part.directedLu) };
}
