import { stretchedTimes, type TargetMeaning } from '@kindred/records';
import { nearestMillibels } from './gain-grid.js';
import { findLoudestGain } from './loudest-gain.js';
import type { Match } from './match.js';
import { gainOf, isWithin, type Part } from './part.js';
import { releaseLoudnessLufs } from './release-loudness.js';
import { createUnit } from './unit.js';

/**
 * A match with the gains that a person set, on top or to the last digit. They move no other track. More
 * gain on top goes no further than the track's own limiting: the rest is told. What was set to the
 * last digit stands as it is.
 */
export function adjustGains(
  match: Omit<Match, 'waysOut'>,
  of: TargetMeaning,
): Omit<Match, 'waysOut'> {
  const asked = match.moves.some(({ unit }) =>
    unit.parts.some(({ adjustDb, pinnedGainDb }) => adjustDb !== 0 || pinnedGainDb !== null),
  );
  if (!asked) return match;
  const moves = match.moves.map((move) => {
    const parts = move.unit.parts.map((part) => adjust(part, move.gainMillibels));
    return parts.every(({ adjusted }) => adjusted === null)
      ? move
      : { ...move, unit: createUnit(parts) };
  });
  return { ...match, moves, expectedLufs: releaseLoudnessLufs(moves, of) };
}

function adjust(part: Part, gainMillibels: number): Part {
  const { model, budget, adjustDb, pinnedGainDb } = part;
  if (pinnedGainDb !== null) {
    const millibels = nearestMillibels(pinnedGainDb) - gainOf(part, gainMillibels);
    return { ...part, adjusted: { millibels, bound: null } };
  }
  const wanted = nearestMillibels(adjustDb);
  if (wanted === 0) return part;
  if (wanted < 0) return { ...part, adjusted: { millibels: wanted, bound: null } };
  const times = isWithin(part, gainMillibels, 1) ? 1 : stretchedTimes;
  const most = findLoudestGain(model, { budget, times });
  const room = Math.max(0, most.gainMillibels - gainOf(part, gainMillibels));
  const bound = wanted > room ? most.bound : null;
  return { ...part, adjusted: { millibels: Math.min(wanted, room), bound } };
}
