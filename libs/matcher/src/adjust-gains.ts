import { stretchedTimes, type TargetMeaning } from '@kindred/records';
import { nearestMillibels } from './gain-grid.js';
import { findLoudestGain } from './loudest-gain.js';
import type { Match } from './match.js';
import { gainOf, isWithin, type Part } from './part.js';
import { releaseLoudnessLufs } from './release-loudness.js';

/**
 * A match with the gains that a person set on top. They move no other track, and more gain goes no
 * further than the track's own limiting: the rest is told. Pinned gains are as they are.
 */
export function adjustGains<M extends Match>(match: M, of: TargetMeaning): M {
  const asked = match.moves.some(({ unit }) => unit.parts.some(({ adjustDb }) => adjustDb !== 0));
  if (!asked) return match;
  const moves = match.moves.map((move) => {
    if (move.seat.pinnedGainDb !== null) return move;
    const parts = move.unit.parts.map((part) => adjust(part, move.gainMillibels));
    return { ...move, unit: { ...move.unit, parts } };
  });
  return { ...match, moves, expectedLufs: releaseLoudnessLufs(moves, of) };
}

function adjust(part: Part, gainMillibels: number): Part {
  const { model, budget, adjustDb } = part;
  const wanted = nearestMillibels(adjustDb);
  if (wanted === 0) return part;
  if (wanted < 0) return { ...part, adjusted: { millibels: wanted, bound: null } };
  const times = isWithin(part, gainMillibels, 1) ? 1 : stretchedTimes;
  const most = findLoudestGain(model, { budget, times });
  const room = Math.max(0, most.gainMillibels - gainOf(part, gainMillibels));
  const bound = wanted > room ? most.bound : null;
  return { ...part, adjusted: { millibels: Math.min(wanted, room), bound } };
}
