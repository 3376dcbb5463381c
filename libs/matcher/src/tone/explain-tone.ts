import { thirdOctaveCentresHz } from '@kindred/dsp';
import type { Reason, ToneBound, ToneComparison, ToneRest } from '@kindred/records';
import { bandOf } from './filter-bank.js';
import type { Considered } from './match-tone.js';
import { barDb } from './shrink.js';
import type { ToneStrength } from './tone-amount.js';
import { areOne } from './tone-question.js';
import type { ToneTarget } from './tone-target.js';
import type { PlaceMove, TrackMoves } from './track-moves.js';

/** A wish under this is no fault that anyone hears. */
const leastFaultDb = 0.6;
/** What a broad wish may keep back before the rest is called a mix problem. */
const mixProblemDb = 1.5;
/** How surely a track must stand out to be told what is wrong with its mix. */
const clearlyOut = 0.5;
/** Under this share of a fault, a wish is called arrangement. */
const arrangementShare = 0.5;
/** A move is told where it is at least this large. */
const toldDb = 0.3;
const movesTold = 3;

/** How far tone is matched, and why not at an amount of 0. */
export interface AskedTone {
  readonly amount: number;
  readonly offBecause: 'off' | 'masters';
}

/** Why a track's tone was moved, or left as it is; what weighs most first. */
export function explainTrack(one: Considered, setting: AskedTone): readonly Reason[] {
  const { subject, target, strength, evidence, moved } = one;
  // Who asked for no match has said so already.
  if (subject.wishes?.share === 0 && !subject.pinned && setting.amount > 0) return [];
  if (!target || !strength || !evidence || !moved) return [notMatched(one, setting)];
  const of: Context = {
    subject: subject.profile.number,
    against: comparisonOf(target),
    siblings: target.voters
      .filter((voter) => !areOne(voter, subject))
      .map(({ profile }) => profile.number),
    strength,
    isPair: strength.fewSongs === 2,
  };
  if (moved.bands.length === 0) return [leftAlone(moved, of), ...mixProblems(moved, of)];
  return [...whatMoved(moved, of), ...mixProblems(moved, of), ...arrangements(moved, of)];
}

interface Context {
  readonly subject: number;
  readonly against: ToneComparison;
  readonly siblings: readonly number[];
  readonly strength: ToneStrength;
  /** Of two songs nobody knows which one strays. */
  readonly isPair: boolean;
}

/** What was decided on the release as a whole. */
export function explainRelease(
  considered: readonly Considered[],
  setting: AskedTone,
): readonly Reason[] {
  const [first] = considered;
  if (setting.amount === 0) {
    return [{ code: 'tone-not-matched', values: { why: setting.offBecause } }];
  }
  const target = first?.target;
  const strength = first?.strength;
  if (!target || !strength) {
    const areShort = considered.length > 1 && !considered.some(({ evidence }) => evidence?.isSong);
    return [{ code: 'tone-not-matched', values: { why: areShort ? 'too short' : 'alone' } }];
  }
  const moved = considered.filter((one) => (one.moved?.bands.length ?? 0) > 0).length;
  const songs = target.voters.length;
  const { amount, mostDb, fewSongs, diversityShare } = strength;
  return [
    {
      code: 'tone-target',
      values: {
        against: comparisonOf(target),
        ...(target.referenceNames.length === 0 ? {} : { references: target.referenceNames }),
        songs,
        moved,
        tracks: considered.length,
      },
    },
    ...(fewSongs === null
      ? []
      : [{ code: 'tone-few-songs', values: { songs: fewSongs, amount, mostDb } } as const]),
    ...(diversityShare === 1
      ? []
      : [
          {
            code: 'tone-diverse',
            values: { distanceDb: tenths(target.distanceDb), amount: hundredths(amount) },
          } as const,
        ]),
  ];
}

function notMatched(
  { subject, target, evidence }: Considered,
  { amount, offBecause }: AskedTone,
): Reason {
  const why =
    amount === 0
      ? offBecause
      : subject.isSong === false
        ? 'no song'
        : !evidence
          ? 'too short'
          : !target && evidence.isSong
            ? 'alone'
            : 'too short';
  return { code: 'tone-not-matched', values: { why } };
}

/** The places that moved most, a word each; places of one broad move are told once. */
function whatMoved(moved: TrackMoves, of: Context): readonly Reason[] {
  return peaks(moved.places, ({ appliedDb }) => Math.abs(appliedDb))
    .filter(({ appliedDb, wishDb }) => Math.abs(appliedDb) >= toldDb && appliedDb * wishDb > 0)
    .slice(0, movesTold)
    .map((place) => ({
      code: 'tone-moved',
      values: {
        frequencyHz: spotOf(place),
        wantedDb: tenths(place.wishDb),
        appliedDb: tenths(place.appliedDb),
        against: of.against,
        siblings: of.siblings,
        amount: hundredths(of.strength.amount),
        mostDb: of.strength.mostDb,
        boundBy: boundOf(place, of.strength),
      },
    }));
}

function boundOf(
  { wishDb, aimDb, appliedDb, faultShare }: PlaceMove,
  { mostDb }: ToneStrength,
): ToneBound | null {
  const heldBack = Math.abs(aimDb) - Math.abs(appliedDb) > 0.15;
  if (heldBack && wishDb < 0) return 'most';
  if (heldBack) return Math.abs(appliedDb) < 0.5 * mostDb ? 'reach' : 'boosts';
  return faultShare < 1 ? 'evidence' : null;
}

function mixProblems({ places, standingOut }: TrackMoves, of: Context): readonly Reason[] {
  // What lies apart from a reference is another record, not a fault.
  const isTaste = of.against === 'references' || of.against === 'mix of targets';
  const isMeant = of.strength.diversityShare < 0.5;
  if (of.isPair || isTaste || isMeant || standingOut < clearlyOut) return [];
  const rest = ({ wishDb, appliedDb }: PlaceMove): number =>
    Math.max(0, wishDb < 0 ? appliedDb - wishDb : wishDb - appliedDb);
  return peaks(places, rest)
    .filter((place) => rest(place) > mixProblemDb && place.faultShare >= arrangementShare)
    .slice(0, 2)
    .map((place) => ({
      code: 'tone-mix-problem',
      values: {
        frequencyHz: spotOf(place),
        wantedDb: tenths(place.wishDb),
        appliedDb: tenths(place.appliedDb),
        against: of.against,
      },
    }));
}

function arrangements({ places }: TrackMoves, of: Context): readonly Reason[] {
  return peaks(places, ({ wishDb }) => Math.abs(wishDb))
    .filter(({ faultShare }) => faultShare < arrangementShare)
    .slice(0, 1)
    .map((place) => ({
      code: 'tone-arrangement',
      values: {
        frequencyHz: spotOf(place),
        wantedDb: tenths(place.wishDb),
        against: of.against,
      },
    }));
}

function leftAlone({ places, standingOut, apart }: TrackMoves, of: Context): Reason {
  const [largest] = [...places].sort((a, b) => Math.abs(b.wishDb) - Math.abs(a.wishDb));
  const { wishDb, faultShare } = largest!;
  const why: ToneRest =
    Math.abs(wishDb) <= leastFaultDb
      ? 'even'
      : standingOut === 0
        ? 'usual'
        : faultShare < arrangementShare
          ? 'arrangement'
          : of.strength.diversityShare < 0.5
            ? 'diverse'
            : 'small';
  return {
    code: 'tone-left-alone',
    values: {
      why,
      frequencyHz: spotOf(largest!),
      wantedDb: tenths(wishDb),
      apartDb: tenths(apart.apartDb),
      barDb: tenths(barDb(apart)),
      against: of.against,
      siblings: of.siblings,
    },
  };
}

/** Places that are larger than their neighbours of the same direction, the largest first. */
function peaks(
  places: readonly PlaceMove[],
  sizeOf: (place: PlaceMove) => number,
): readonly PlaceMove[] {
  const ofSameWay = (place: PlaceMove, other: PlaceMove | undefined): number =>
    other && other.wishDb * place.wishDb > 0 ? sizeOf(other) : 0;
  return places
    .filter((place, at) => {
      const size = sizeOf(place);
      return (
        size > 0 &&
        size >= ofSameWay(place, places[at - 1]) &&
        size > ofSameWay(place, places[at + 1])
      );
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** As people say it: 200 Hz, not 199.5. */
function spotOf({ filter }: PlaceMove): number {
  return filter.type === 'bell'
    ? filter.frequencyHz
    : nominal(thirdOctaveCentresHz[bandOf(filter)]!);
}

function nominal(hz: number): number {
  const step = hz < 100 ? 10 : hz < 1000 ? 50 : 500;
  return Math.round(hz / step) * step;
}

function comparisonOf({ weights }: ToneTarget): ToneComparison {
  if (weights.release === 1) return 'siblings';
  if (weights.reference === 1) return 'references';
  return weights.balanced === 1 ? 'corridor' : 'mix of targets';
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
