import type { LimitingBound, LoudnessBasis } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { gainForLevel } from './gain-for-level.js';
import { findLoudestGain, hopelessMillibels } from './loudest-gain.js';
import { isWithin, partAt, type Level, type Part } from './part.js';

/** The highest gain within a budget, the track that has no more, and why. */
export interface Reach {
  readonly gainMillibels: number;
  readonly bound: LimitingBound;
  readonly part: Part;
}

/** A unit at one gain. */
export interface Placed {
  readonly unit: Unit;
  readonly gainMillibels: number;
  /** How far it stays under its level for want of room; 0: it has the room. */
  readonly underLu: number;
}

/** What shares one gain: a track, a run of segues, or a whole release that is kept as mixed. */
export interface Unit {
  readonly parts: readonly Part[];
  /** Level of its loudest track, from the tracks that have one on the basis. */
  levelAt(gainMillibels: number, basis: LoudnessBasis): number;
  /** Whether any of its tracks has a level on this basis. */
  hasLevel(basis: LoudnessBasis): boolean;
  /** The highest gain at which all its tracks keep within so many times their budgets. */
  reach(times: number): Reach;
  /** Its level there. */
  reachLufs(basis: LoudnessBasis, times: number): number;
  /** The gain nearest to a level, or its highest within so many times its budgets. */
  placeAt(level: Level, times: number): Placed;
}

/** The highest gain takes many forecasts to find, so it is sought only when it is asked for. */
export function createUnit(parts: readonly Part[]): Unit {
  const found = new Map<number, Reach>();
  const heard = (basis: LoudnessBasis): readonly Part[] => {
    if (basis === 'integrated') return parts;
    const loud = parts.filter(({ model }) => model.untouched.loudSectionLufs !== null);
    return loud.length > 0 ? loud : parts;
  };
  const most = (times: number): number =>
    Math.min(
      ...parts.map(
        ({ model, budget, shiftMillibels }) =>
          hopelessMillibels(model, { budget, times }) - shiftMillibels,
      ),
    );
  const findReach = (times: number): Reach =>
    parts
      .map((part): Reach => {
        const { model, budget, shiftMillibels } = part;
        const { gainMillibels, bound } = findLoudestGain(model, { budget, times });
        return { part, bound, gainMillibels: gainMillibels - shiftMillibels };
      })
      .reduce((least, each) => (each.gainMillibels < least.gainMillibels ? each : least));
  const unit: Unit = {
    parts,
    levelAt: (gainMillibels, basis) =>
      Math.max(...heard(basis).map((part) => basisLevelLufs(partAt(part, gainMillibels), basis))),
    hasLevel: (basis) =>
      basis === 'integrated' || parts.some(({ model }) => model.untouched.loudSectionLufs !== null),
    reach(times) {
      const kept = found.get(times) ?? findReach(times);
      found.set(times, kept);
      return kept;
    },
    reachLufs: (basis, times) => unit.levelAt(unit.reach(times).gainMillibels, basis),
    placeAt({ basis, levelLufs }, times) {
      const atReach = (): Placed => ({
        unit,
        gainMillibels: unit.reach(times).gainMillibels,
        underLu: Math.max(0, levelLufs - unit.reachLufs(basis, times)),
      });
      if (levelLufs === Infinity) return atReach();
      if (found.has(times) && levelLufs >= unit.reachLufs(basis, times)) return atReach();
      const gainMillibels = gainForLevel(heard(basis), {
        basis,
        levelLufs,
        mostMillibels: most(times),
      });
      return parts.every((part) => isWithin(part, gainMillibels, times))
        ? { unit, gainMillibels, underLu: 0 }
        : atReach();
    },
  };
  return unit;
}
