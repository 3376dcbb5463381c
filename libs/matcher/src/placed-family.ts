import { stretchedTimes, type LoudnessBasis } from '@kindred/records';
import { toHundredths } from './gain-grid.js';
import type { Move, Seat } from './match.js';
import { integratedAt, type Terms } from './release-loudness.js';
import { median } from './tone/median.js';
import type { Placed } from './unit.js';

/** Less than this is within what a render may miss by, and no one is told of it. */
export const worthSayingLu = 0.05;

/**
 * The units that decide where the family lies: songs that have the level it is matched on. Units too
 * short for a loud-section level follow them, and neither their loudness nor their want of room moves
 * the others. Where there are no such songs, whoever is there decides.
 */
export function votersOf(seats: readonly Seat[], basis: LoudnessBasis): readonly Seat[] {
  const heard = seats.filter(({ unit }) => unit.hasLevel(basis));
  const songs = heard.filter(({ isSong }) => isSong);
  return [songs, heard].find((some) => some.length > 0) ?? seats;
}

/**
 * Every unit at a common level and its offset, or as near under it as its room allows. The loud
 * sections of a song lie over its integrated loudness, so a unit that is matched on the latter goes
 * where the integrated loudness of its siblings lies: their median, which no one track can pull
 * away. What has no vote is held under the target itself.
 */
export function placeFamily(
  seats: readonly Seat[],
  { terms, levelLufs }: { readonly terms: Terms; readonly levelLufs: number },
): readonly Move[] {
  const { basis } = terms;
  const voters = new Set(votersOf(seats, basis));
  const placed = new Map<Seat, Move>();
  for (const seat of seats) {
    if (voters.has(seat)) placed.set(seat, placeVoter(seat, { basis, levelLufs }));
    else if (seat.unit.hasLevel(basis)) {
      placed.set(seat, placeAside(seat, { basis, terms, wantedLufs: levelLufs + seat.offset.lu }));
    }
  }
  const siblings = [...placed.values()].filter(({ seat }) => seat.isSong);
  const followed = siblings.length > 0 ? siblings : [...placed.values()];
  const medianLufs = toHundredths(median(followed.map(integratedAt))!);
  return seats.map(
    (seat) =>
      placed.get(seat) ??
      placeAside(seat, { basis: 'integrated', terms, wantedLufs: medianLufs + seat.offset.lu }),
  );
}

/** Within its budget, or stretched where that is not enough. */
function placeVoter(
  seat: Seat,
  { basis, levelLufs }: { readonly basis: LoudnessBasis; readonly levelLufs: number },
): Move {
  const wantedLufs = levelLufs + seat.offset.lu;
  const level = { basis, levelLufs: wantedLufs };
  const own = seat.unit.placeAt(level, 1);
  const placed = own.underLu >= worthSayingLu ? seat.unit.placeAt(level, stretchedTimes) : own;
  return moveOf(seat, placed, { wantedLufs, on: basis });
}

function placeAside(
  seat: Seat,
  asked: { readonly basis: LoudnessBasis; readonly terms: Terms; readonly wantedLufs: number },
): Move {
  const { basis, terms, wantedLufs } = asked;
  const { unit } = seat;
  const placed = unit.placeAt({ basis, levelLufs: wantedLufs }, 1);
  const { of, loudnessLufs } = terms.target;
  if (of !== 'loudest track' || integratedAt(placed) <= loudnessLufs + 0.005) {
    return moveOf(seat, placed, { wantedLufs, on: basis });
  }
  const held = unit.placeAt({ basis: 'integrated', levelLufs: loudnessLufs }, 1);
  const heldLufs = toHundredths(unit.levelAt(held.gainMillibels, basis));
  return { ...moveOf(seat, held, { wantedLufs: heldLufs, on: basis }), isHeldToTarget: true };
}

export function moveOf(
  seat: Seat,
  placed: Placed,
  aim: { readonly wantedLufs: number; readonly on: LoudnessBasis },
): Move {
  const underLu = placed.underLu >= worthSayingLu ? placed.underLu : 0;
  return { ...placed, ...aim, underLu, seat, isHeldToTarget: false };
}
