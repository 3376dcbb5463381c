import { stretchedTimes } from '@kindred/records';
import { decideFamilyLevel, yieldFirstMaxLu, type FamilyLevel } from './family-level.js';
import { toHundredths } from './gain-grid.js';
import type { Match, Move, Seat, Yielded } from './match.js';
import { levelKeptLu } from './keep-family.js';
import { moveOf, placeFamily, votersOf, worthSayingLu } from './placed-family.js';
import { releaseLoudnessLufs, type Terms } from './release-loudness.js';
import { levelForTarget } from './target-level.js';

/** A family at its level, and what holds it there. */
export interface Family {
  readonly wantedLufs: number;
  readonly levelLufs: number;
  readonly held: Seat | null;
  readonly moves: readonly Move[];
  readonly expectedLufs: number;
}

/**
 * Brings every unit to one common level, such that the release as a whole meets its target; or to the
 * level it was brought to before, while that is near.
 */
export function matchFamily(
  seats: readonly Seat[],
  terms: Terms,
  formerLufs: number | null = null,
): Omit<Match, 'waysOut'> {
  const solved = solveFamily(seats, terms);
  const family = keepLevel(solved, { seats, terms, formerLufs });
  const { held, moves, levelLufs, expectedLufs } = family;
  return {
    basis: terms.basis,
    commonLufs: levelLufs,
    moves,
    expectedLufs,
    yielded: held === null ? null : yieldedTo(held, family, terms),
    solvedLufs: family === solved ? null : solved.levelLufs,
    loudestLufs: held || !allReach(moves) ? null : loudestLufs(votersOf(seats, terms.basis), terms),
  };
}

export function solveFamily(seats: readonly Seat[], terms: Terms): Family {
  const voters = votersOf(seats, terms.basis);
  const wantedLufs = levelForTarget(seats, terms);
  const { levelLufs: decidedLufs, binding } = levelOf(voters, { terms, wantedLufs, seats });
  const held = binding === null ? null : voters[binding]!;
  const placed = placedAt(toHundredths(decidedLufs), { seats, terms });
  return { wantedLufs, held, ...(held === null ? nearest(placed, { seats, terms }) : placed) };
}

type Placement = Pick<Family, 'levelLufs' | 'moves' | 'expectedLufs'>;
type Asked = { readonly seats: readonly Seat[]; readonly terms: Terms };

function placedAt(levelLufs: number, { seats, terms }: Asked): Placement {
  const moves = placeFamily(seats, { terms, levelLufs });
  return { levelLufs, moves, expectedLufs: releaseLoudnessLufs(moves, terms.target.of) };
}

/** Where a limiter holds loud sections back, a step of their level may be two of the whole's. */
const stepLu = 0.01;

/** The placement on the level's grid that brings a release nearest to its target. */
function nearest(placed: Placement, asked: Asked): Placement {
  const { loudnessLufs } = asked.terms.target;
  const missLu = placed.expectedLufs - loudnessLufs;
  if (Math.abs(missLu) <= stepLu) return placed;
  const other = placedAt(toHundredths(placed.levelLufs - Math.sign(missLu) * stepLu), asked);
  return Math.abs(other.expectedLufs - loudnessLufs) < Math.abs(missLu) ? other : placed;
}

function keepLevel(
  solved: Family,
  {
    seats,
    terms,
    formerLufs,
  }: {
    readonly seats: readonly Seat[];
    readonly terms: Terms;
    readonly formerLufs: number | null;
  },
): Family {
  if (formerLufs === null || formerLufs === solved.levelLufs) return solved;
  if (toHundredths(Math.abs(formerLufs - solved.levelLufs)) > levelKeptLu) return solved;
  const moves = placeFamily(seats, { terms, levelLufs: formerLufs });
  // Where one gain is all that is known of a level, the level itself is known to a hundredth or so.
  if (moves.every(({ gainMillibels }, at) => gainMillibels === solved.moves[at]!.gainMillibels)) {
    return solved;
  }
  const expectedLufs = releaseLoudnessLufs(moves, terms.target.of);
  return { ...solved, levelLufs: formerLufs, moves, expectedLufs };
}

/** Where the family lies. */
function levelOf(
  voters: readonly Seat[],
  {
    terms,
    wantedLufs,
    seats,
  }: { readonly terms: Terms; readonly wantedLufs: number; readonly seats: readonly Seat[] },
): FamilyLevel {
  const {
    basis,
    target: { of },
  } = terms;
  const releaseLufs = (levelLufs: number): number =>
    releaseLoudnessLufs(placeFamily(seats, { terms, levelLufs: toHundredths(levelLufs) }), of);
  const tracks = voters.map((seat) => ({
    reachLufs: reachUpTo(seat, { basis, levelLufs: wantedLufs }),
    stretchedLufs: () => seat.unit.reachLufs(basis, stretchedTimes) - seat.offset.lu,
  }));
  return decideFamilyLevel({ wantedLufs, tracks, releaseLufs });
}

/** The common level up to which a unit has room, as far as that matters. */
function reachUpTo(
  { unit, offset }: Seat,
  { basis, levelLufs }: { readonly basis: Terms['basis']; readonly levelLufs: number },
): number {
  if (levelLufs < Infinity) {
    const placed = unit.placeAt({ basis, levelLufs: levelLufs + offset.lu }, 1);
    if (placed.underLu === 0) return levelLufs;
  }
  return unit.reachLufs(basis, 1) - offset.lu;
}

function yieldedTo(
  held: Seat,
  { wantedLufs, levelLufs, moves, expectedLufs }: Family,
  { target, basis }: Terms,
): Yielded | null {
  const byLu = target.loudnessLufs - expectedLufs;
  if (byLu < worthSayingLu) return null;
  const { underLu, gainMillibels } = moves.find(({ seat }) => seat === held)!;
  const isStretched = held.unit.reachLufs(basis, 1) - held.offset.lu < levelLufs - worthSayingLu;
  const times =
    isStretched && gainMillibels > held.unit.reach(1).gainMillibels ? stretchedTimes : 1;
  const downLu = wantedLufs < Infinity ? wantedLufs - levelLufs : byLu;
  const firstLu = times > 1 || underLu > 0 ? Math.min(yieldFirstMaxLu, downLu) : downLu;
  const reach = held.unit.reach(times);
  return { byLu, to: held, reach, firstLu, times, underLu, thenLu: downLu - firstLu };
}

/** Brings every unit to the target by itself; what can't reach it stays under, alone. */
export function matchEach(seats: readonly Seat[], { target }: Terms): Omit<Match, 'waysOut'> {
  const basis = 'integrated';
  const moves = seats.map((seat) => {
    const wantedLufs = target.loudnessLufs + seat.offset.lu;
    const placed = seat.unit.placeAt({ basis, levelLufs: wantedLufs }, 1);
    return moveOf(seat, placed, { wantedLufs, on: basis });
  });
  return {
    basis,
    commonLufs: null,
    moves,
    expectedLufs: releaseLoudnessLufs(moves, target.of),
    yielded: null,
    solvedLufs: null,
    loudestLufs: allReach(moves) ? lowestReachLufs(votersOf(seats, basis), basis) : null,
  };
}

function allReach(moves: readonly Move[]): boolean {
  return moves.every(({ underLu, seat }) => underLu === 0 || !seat.isSong);
}

/** The release with every unit as loud as the one with the least room, each within its budget. */
export function loudestLufs(seats: readonly Seat[], terms: Terms): number | null {
  const levelLufs = lowestReachLufs(seats, terms.basis);
  if (levelLufs === null) return null;
  return releaseLoudnessLufs(placeFamily(seats, { terms, levelLufs }), terms.target.of);
}

/**
 * The highest common level that all units can have within their limiting. The one whose peaks meet
 * the ceiling first is asked first; most others then only have to show that they have room for as
 * much.
 */
function lowestReachLufs(seats: readonly Seat[], basis: Terms['basis']): number | null {
  if (seats.length === 0) return null;
  const byRoom = seats
    .map((seat) => ({ seat, freeLufs: freeLevelLufs(seat, basis) }))
    .sort((a, b) => a.freeLufs - b.freeLufs);
  return byRoom.reduce(
    (lowest, { seat }) => Math.min(lowest, reachUpTo(seat, { basis, levelLufs: lowest })),
    Infinity,
  );
}

/** The level that a unit has where limiting would begin. */
function freeLevelLufs({ unit, offset }: Seat, basis: Terms['basis']): number {
  const unlimited = unit.parts.map(
    ({ model, shiftMillibels }) => model.unlimitedMillibels - shiftMillibels,
  );
  return unit.levelAt(Math.min(...unlimited), basis) - offset.lu;
}
