import type { LimitingBudget, LoudnessBasis } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { gainForLevel } from './gain-for-level.js';
import { passedBound } from './limiting-bound.js';
import { findLoudestGain, hopelessMillibels, type LoudestGain } from './loudest-gain.js';
import type { TrackModel } from './track-model.js';

/** A level, and what it is measured on. */
export interface Level {
  readonly basis: LoudnessBasis;
  readonly levelLufs: number;
}

/** A track of the release at one gain. */
export interface Placed {
  readonly member: Member;
  readonly gainMillibels: number;
  /** How far it stays under its level for want of room; 0: it has the room. */
  readonly underLu: number;
}

/** A track of the release and the limiting that it may have. */
export interface Member {
  readonly model: TrackModel;
  /** The highest gain within its limiting. */
  loudest(): LoudestGain;
  /** Its level at that gain. */
  reachLufs(basis: LoudnessBasis): number;
  /** The gain nearest to a level, or its highest where it has no room for that level. */
  placeAt(level: Level): Placed;
}

/** The highest gain takes many forecasts to find, so it is sought only when it is asked for. */
export function createMember(model: TrackModel, limiting: LimitingBudget): Member {
  const mostMillibels = hopelessMillibels(model, limiting);
  let found: LoudestGain | null = null;
  const member: Member = {
    model,
    loudest: () => (found ??= findLoudestGain(model, limiting)),
    reachLufs: (basis) => basisLevelLufs(model.at(member.loudest().gainMillibels), basis),
    placeAt({ basis, levelLufs }) {
      if (found !== null && levelLufs >= member.reachLufs(basis))
        return atReach({ basis, levelLufs });
      const gainMillibels = gainForLevel(model, { basis, levelLufs, mostMillibels });
      if (passedBound(model, { gainMillibels, limiting }) === null) {
        return { member, gainMillibels, underLu: 0 };
      }
      return atReach({ basis, levelLufs });
    },
  };
  const atReach = ({ basis, levelLufs }: Level): Placed => ({
    member,
    gainMillibels: member.loudest().gainMillibels,
    underLu: Math.max(0, levelLufs - member.reachLufs(basis)),
  });
  return member;
}
