import { exp } from '@kindred/dsp';
import { roleOffsetsLu, type LoudnessBasis, type TrackRole } from '@kindred/records';
import { isAside } from './aside.js';
import { basisLevelLufs } from './basis-level.js';
import type { Unit } from './unit.js';

/** A track that arrives no further than this under its family is not meant to be softer. */
const meantFromLu = 2;
/** No more than this is kept of a difference that nobody named. */
const keptMaxLu = 1.5;
const keptPaceLu = 4;

/** Where a unit is meant to lie from the family's level, and why. */
export type Offset = OwnOffset & {
  /** Of `lu`, what words ask for. */
  readonly directedLu: number;
};

/** Before words. */
type OwnOffset =
  | { readonly why: 'none'; readonly lu: number }
  | { readonly why: 'typed'; readonly lu: number }
  | { readonly why: 'role'; readonly lu: number; readonly role: TrackRole }
  | { readonly why: 'kept'; readonly lu: number; readonly arrivedUnderLu: number };

const noOffset: OwnOffset = { why: 'none', lu: 0 };

/** A song has a vote in the family's level: its loudest track is no interlude, intro, outro or speech. */
export function isSong(unit: Unit, basis: LoudnessBasis): boolean {
  const { role } = leaderOf(unit, basis);
  return !isAside(role);
}

/**
 * An offset that a person gave, in numbers and words, on whichever of its tracks; the loudest
 * track's, if on several.
 */
export function givenOffset(unit: Unit, basis: LoudnessBasis): Offset {
  return directed(typedOffset(unit, basis), { unit, basis });
}

function typedOffset(unit: Unit, basis: LoudnessBasis): OwnOffset {
  const typed = byLevel(unit, basis).find(({ offsetLu }) => offsetLu !== null);
  return typed ? { why: 'typed', lu: typed.offsetLu! } : noOffset;
}

/** Words come on top of where it would lie without them. */
function directed(
  own: OwnOffset,
  { unit, basis }: { readonly unit: Unit; readonly basis: LoudnessBasis },
): Offset {
  const said = byLevel(unit, basis).find(({ directedLu }) => directedLu !== 0);
  const directedLu = said?.directedLu ?? 0;
  return { ...own, lu: Math.round(100 * (own.lu + directedLu)) / 100, directedLu };
}

/**
 * What words ask for on top of its typed offset, else its role's, else a part of the difference it arrives with: under the
 * family by Δ > 2 LU keeps 1.5·(1 − e^(−(Δ−2)/4)) LU.
 */
export function offsetOf(
  unit: Unit,
  { basis, familyLufs }: { readonly basis: LoudnessBasis; readonly familyLufs: number },
): Offset {
  return directed(ownOffset(unit, { basis, familyLufs }), { unit, basis });
}

function ownOffset(
  unit: Unit,
  { basis, familyLufs }: { readonly basis: LoudnessBasis; readonly familyLufs: number },
): OwnOffset {
  const typed = typedOffset(unit, basis);
  if (typed.why !== 'none') return typed;
  const { role, model } = leaderOf(unit, basis);
  if (role !== null) return { why: 'role', lu: roleOffsetsLu[role], role };
  const arrivedUnderLu = familyLufs - basisLevelLufs(model.untouched, basis);
  if (!(arrivedUnderLu > meantFromLu) || !unit.hasLevel(basis)) return noOffset;
  const keptLu = keptMaxLu * (1 - exp(-(arrivedUnderLu - meantFromLu) / keptPaceLu));
  const lu = -Math.round(keptLu * 100) / 100;
  return lu === 0 ? noOffset : { why: 'kept', lu, arrivedUnderLu };
}

function leaderOf(unit: Unit, basis: LoudnessBasis): Unit['parts'][number] {
  return byLevel(unit, basis)[0]!;
}

function byLevel(unit: Unit, basis: LoudnessBasis): Unit['parts'] {
  const level = ({ model }: Unit['parts'][number]): number =>
    basisLevelLufs(model.untouched, basis);
  return [...unit.parts].sort((a, b) => level(b) - level(a));
}
