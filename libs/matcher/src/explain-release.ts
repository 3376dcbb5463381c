import {
  targetPresets,
  trackName,
  type Reason,
  type Target,
  type TargetWord,
} from '@kindred/records';
import { dbFromMillibels, toHundredths, toThousandths } from './gain-grid.js';
import { levelKeptLu } from './keep-family.js';
import type { Match } from './match.js';
import { gainOf, partAt, type Part } from './part.js';
import { worthSayingLu } from './placed-family.js';

/** A release that falls by no more than this needs no word about it. */
const fallWorthSayingLu = 1;
/** Room under this would not show. */
const roomWorthSayingLu = 0.1;

/** Louder targets that a falling release can be offered, the mildest first. */
const louderWords: readonly TargetWord[] = ['streaming', 'competitive', 'loud'];

export interface ReleaseQuestion {
  readonly match: Match;
  readonly target: Target;
  /** The mixes as they came, in the target's own meaning. */
  readonly arrivedLufs: number;
  readonly isAsMixed: boolean;
  /** They are masters for this target already. */
  readonly isFinished: boolean;
}

/** Why the release lies where it does; a fall comes first, being what a person must know first. */
export function explainRelease(question: ReleaseQuestion): readonly Reason[] {
  return [
    ...whyFalls(question),
    ...whyFinished(question),
    whereItLies(question),
    ...whyStays(question),
    ...whyYields(question),
    ...room(question),
  ];
}

function whyFalls({ match, target, arrivedLufs, isAsMixed }: ReleaseQuestion): Reason[] {
  const fallLu = arrivedLufs - target.loudnessLufs;
  if (fallLu <= fallWorthSayingLu) return [];
  const gains = match.moves.flatMap(({ unit, gainMillibels }) =>
    unit.parts.map((part) => dbFromMillibels(gainOf(part, gainMillibels))),
  );
  const louder = louderWords.find((word) => targetPresets[word].loudnessLufs > target.loudnessLufs);
  const values = {
    fallLu: toThousandths(fallLu),
    of: target.of,
    gainMinDb: Math.min(...gains),
    gainMaxDb: Math.max(...gains),
    targetWord: target.word,
    targetLufs: target.loudnessLufs,
    louderTarget: target.of === 'every track' ? null : (louder ?? null),
    orAsMixed: !isAsMixed && target.of !== 'every track' && tracksOf(match) > 1,
  };
  return [{ code: 'release-falls', values }];
}

function whyFinished({ match, target, isFinished }: ReleaseQuestion): Reason[] {
  if (!isFinished) return [];
  const values = { ceilingDbtp: target.ceilingDbtp, tracks: tracksOf(match) };
  return [{ code: 'mastered-before', values }];
}

function tracksOf({ moves }: Match): number {
  return moves.reduce((sum, { unit }) => sum + unit.parts.length, 0);
}

function whereItLies({ match, target }: ReleaseQuestion): Reason {
  const { basis, commonLufs, expectedLufs, moves } = match;
  const parts = moves.flatMap(({ unit, gainMillibels }) =>
    unit.parts.map((part) => ({ part, lufs: partAt(part, gainMillibels).integratedLufs })),
  );
  const loudest = parts.reduce((first, one) => (one.lufs > first.lufs ? one : first));
  const values = {
    basis,
    of: target.of,
    commonLufs,
    targetLufs: target.loudnessLufs,
    expectedLufs: toThousandths(expectedLufs),
    loudestTrack: nameOf(loudest.part),
  };
  return { code: 'release-target', values };
}

function whyStays({ match, isAsMixed }: ReleaseQuestion): Reason[] {
  const { solvedLufs, commonLufs, moves } = match;
  if (solvedLufs === null) return [];
  const [shared] = moves;
  const levelLufs = commonLufs ?? (isAsMixed ? shared!.wantedLufs : solvedLufs);
  const wouldMoveLu = toHundredths(solvedLufs - levelLufs);
  if (Math.abs(wouldMoveLu) < worthSayingLu) return [];
  return [{ code: 'family-stays', values: { wouldMoveLu, levelKeptLu } }];
}

function whyYields({ match, target }: ReleaseQuestion): Reason[] {
  const { yielded } = match;
  if (yielded === null) return [];
  const { reach, byLu, firstLu, times, underLu, thenLu } = yielded;
  const values = {
    // Where its room ends; gains that a person set put the release elsewhere.
    expectedLufs: toThousandths(target.loudnessLufs - byLu),
    targetLufs: target.loudnessLufs,
    track: nameOf(reach.part),
    bound: reach.bound,
    limiting: reach.part.budget,
    releaseFirstLu: toThousandths(firstLu),
    times,
    underLu: toThousandths(underLu),
    releaseThenLu: toThousandths(thenLu),
  };
  return [{ code: 'release-yields', values }];
}

function room({ match, target }: ReleaseQuestion): Reason[] {
  const { loudestLufs } = match;
  if (loudestLufs === null || loudestLufs - target.loudnessLufs < roomWorthSayingLu) return [];
  const values = { allowedLufs: toThousandths(loudestLufs), limiting: target.limiting };
  return [{ code: 'room-to-spare', values }];
}

function nameOf({ model }: Part): string {
  return trackName(model.profile);
}
