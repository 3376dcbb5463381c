import type { PromiseName } from '@kindred/records';
import type { Family, FamilyTrack, FinishedTrack } from './family.js';
import { isFinished } from './family.js';
import { mixProblemsOf } from './mix-problem.js';

/** Check, triangle or crossed square: kept, "look at this", broken. */
export type Standing = 'kept' | 'note' | 'broken';

/** Further than this from its aim, a track stands apart. */
export const apartLu = 0.5;

/** What a person should think of one track. */
export function standingOf(track: FamilyTrack): Standing {
  if (!isFinished(track) || brokenPromises(track).length > 0) return 'broken';
  if (track.issues.some(({ severity }) => severity === 'error')) return 'broken';
  if (track.issues.some(({ severity }) => severity === 'warning')) return 'note';
  return isHeldBack(track) || standsApart(track) || mixProblemsOf(track).length > 0
    ? 'note'
    : 'kept';
}

export function brokenPromises(track: FamilyTrack): readonly PromiseName[] {
  return track.promises.filter(({ kept }) => !kept).map(({ name }) => name);
}

/** The level this track should have by the plan; its aim lies lower where limiting came first. */
export function wantedLufs(track: FinishedTrack): number {
  return budgetReason(track)?.values.wantedLufs ?? track.plan.aimLufs;
}

/** How far the master lies from the level it should have, signed; null if it has none. */
export function fromWantedLu(track: FinishedTrack): number | null {
  const measured = track.master.basis.value;
  return measured === null ? null : measured - wantedLufs(track);
}

/** True if limiting is used up before the track reaches its level. */
export function isHeldBack(track: FinishedTrack): boolean {
  return budgetReason(track) !== undefined;
}

/** True if a listener will notice that it does not lie where it should. */
export function standsApart(track: FinishedTrack): boolean {
  return Math.abs(fromWantedLu(track) ?? 0) > apartLu;
}

/** True if the plan gives the track a level of its own, under its siblings'. */
export function isLowerOnPurpose(track: FinishedTrack, { plan }: Family): boolean {
  const { commonLufs } = plan.loudness;
  return commonLufs !== null && commonLufs - wantedLufs(track) > 0.05;
}

function budgetReason(track: FinishedTrack) {
  return track.plan.because.find((reason) => reason.code === 'limiting-budget');
}
