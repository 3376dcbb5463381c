import {
  targetPresets,
  trackName,
  type Reason,
  type Target,
  type TargetWord,
} from '@kindred/records';
import { dbFromMillibels, toThousandths } from './gain-grid.js';
import type { Match } from './match.js';
import type { Member } from './member.js';

/** A release that falls by no more than this needs no word about it. */
const fallWorthSayingLu = 1;
/** Room under this is too little to be worth another target. */
const roomWorthSayingLu = 0.5;

/** Louder targets that a falling release can be offered, the mildest first. */
const louderWords: readonly TargetWord[] = ['streaming', 'competitive', 'loud'];

export interface ReleaseQuestion {
  readonly match: Match;
  readonly target: Target;
  /** The mixes as they came, in the target's own meaning. */
  readonly arrivedLufs: number;
}

/** Why the release lies where it does; a fall comes first, being what a person must know first. */
export function explainRelease(question: ReleaseQuestion): readonly Reason[] {
  return [...whyFalls(question), whereItLies(question), ...whyYields(question), ...room(question)];
}

function whyFalls({ match, target, arrivedLufs }: ReleaseQuestion): Reason[] {
  const fallLu = arrivedLufs - target.loudnessLufs;
  if (fallLu <= fallWorthSayingLu) return [];
  const gains = match.moves.map(({ gainMillibels }) => dbFromMillibels(gainMillibels));
  const louder = louderWords.find((word) => targetPresets[word].loudnessLufs > target.loudnessLufs);
  const values = {
    fallLu: toThousandths(fallLu),
    of: target.of,
    gainMinDb: Math.min(...gains),
    gainMaxDb: Math.max(...gains),
    targetWord: target.word,
    targetLufs: target.loudnessLufs,
    louderTarget: target.of === 'every track' ? null : (louder ?? null),
  };
  return [{ code: 'release-falls', values }];
}

function whereItLies({ match, target }: ReleaseQuestion): Reason {
  const { basis, commonLufs, expectedLufs, moves } = match;
  const loudest = moves.reduce((first, move) => (levelOf(move) > levelOf(first) ? move : first));
  const values = {
    basis,
    of: target.of,
    commonLufs,
    targetLufs: target.loudnessLufs,
    expectedLufs: toThousandths(expectedLufs),
    loudestTrack: nameOf(loudest.member),
  };
  return { code: 'release-target', values };
}

function whyYields({ match, target }: ReleaseQuestion): Reason[] {
  const { yielded, expectedLufs } = match;
  if (yielded === null) return [];
  const { to, withoutItLufs } = yielded;
  const values = {
    expectedLufs: toThousandths(expectedLufs),
    targetLufs: target.loudnessLufs,
    track: nameOf(to),
    bound: to.loudest().bound,
    limiting: target.limiting,
    withoutItLufs: withoutItLufs === null ? null : toThousandths(withoutItLufs),
  };
  return [{ code: 'release-yields', values }];
}

function room({ match, target }: ReleaseQuestion): Reason[] {
  const { loudestLufs } = match;
  if (loudestLufs === null || loudestLufs - target.loudnessLufs < roomWorthSayingLu) return [];
  const values = { allowedLufs: toThousandths(loudestLufs), limiting: target.limiting };
  return [{ code: 'room-to-spare', values }];
}

function levelOf({ member, gainMillibels }: Match['moves'][number]): number {
  return member.model.at(gainMillibels).integratedLufs;
}

function nameOf({ model }: Member): string {
  return trackName(model.profile);
}
