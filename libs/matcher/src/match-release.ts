import { decideFamilyLevel } from './family-level.js';
import { toHundredths } from './gain-grid.js';
import { findLowestReach } from './lowest-reach.js';
import type { Match, Move, Yielded } from './match.js';
import type { Level, Member } from './member.js';
import { placeFamily, votersOf } from './placed-family.js';
import { releaseLoudnessLufs } from './release-loudness.js';
import { levelForTarget, type Terms } from './target-level.js';

/** Less than this is within what a render may miss by, and no one is told of it. */
const worthSayingLu = 0.05;

/** Brings every track to one common level, such that the release as a whole meets its target. */
export function matchFamily(members: readonly Member[], terms: Terms): Match {
  const { target, basis } = terms;
  const voters = votersOf(members, basis);
  const wantedLufs = levelForTarget(members, terms);
  const reachesLufs = voters.map((member) => reachUpTo(member, { basis, levelLufs: wantedLufs }));
  const { levelLufs, binding } = decideFamilyLevel({ wantedLufs, reachesLufs });
  const commonLufs = toHundredths(levelLufs);
  const moves = placeFamily(members, { basis, levelLufs: commonLufs }).map(saidUnder);
  const expectedLufs = releaseLoudnessLufs(moves, target.of);
  const held = binding === null ? null : voters[binding]!;
  const byLu = target.loudnessLufs - expectedLufs;
  return {
    basis,
    commonLufs,
    moves,
    expectedLufs,
    yielded: held && byLu >= worthSayingLu ? { byLu, ...heldBy(held, moves, terms) } : null,
    loudestLufs: held || !allReach(moves) ? null : loudestOf(members, terms),
  };
}

/** Brings every track to the target by itself; what can't reach it stays under, alone. */
export function matchEach(members: readonly Member[], { target }: Terms): Match {
  const basis = 'integrated';
  const wantedLufs = target.loudnessLufs;
  const moves = members
    .map((member) => ({ ...member.placeAt({ basis, levelLufs: wantedLufs }), wantedLufs }))
    .map(saidUnder);
  return {
    basis,
    commonLufs: null,
    moves,
    expectedLufs: releaseLoudnessLufs(moves, target.of),
    yielded: null,
    loudestLufs: allReach(moves) ? findLowestReach(members, basis) : null,
  };
}

/** How far a track's room goes, as far as that matters. */
function reachUpTo(member: Member, level: Level): number {
  const hasRoom = level.levelLufs < Infinity && member.placeAt(level).underLu === 0;
  return hasRoom ? level.levelLufs : member.reachLufs(level.basis);
}

function saidUnder(move: Move): Move {
  return move.underLu >= worthSayingLu ? move : { ...move, underLu: 0 };
}

function allReach(moves: readonly Move[]): boolean {
  return moves.every(({ underLu }) => underLu === 0);
}

/** The release with every track as loud as the one with the least room. */
function loudestOf(members: readonly Member[], { target, basis }: Terms): number {
  const levelLufs = findLowestReach(votersOf(members, basis), basis);
  return releaseLoudnessLufs(placeFamily(members, { basis, levelLufs }), target.of);
}

/** The track that holds a release down, and what the release could be without it. */
function heldBy(held: Member, moves: readonly Move[], terms: Terms): Omit<Yielded, 'byLu'> {
  const others = moves
    .filter(({ member, underLu }) => member !== held && underLu === 0)
    .map(({ member }) => member);
  if (others.length === 0) return { to: held, withoutItLufs: null };
  const { basis, target } = terms;
  const reachLufs = findLowestReach(votersOf(others, basis), basis);
  const levelLufs = Math.min(levelForTarget(others, terms), reachLufs);
  const without = releaseLoudnessLufs(placeFamily(others, { basis, levelLufs }), target.of);
  const gainLu = without - releaseLoudnessLufs(moves, target.of);
  return { to: held, withoutItLufs: gainLu >= worthSayingLu ? without : null };
}
