import { allowanceOf, limitingAllowances, type LimitingAllowance } from '@kindred/records';
import type { Family, FinishedTrack } from './family.js';
import { printAtMost, printLevel, type PrintedNumber, type Quantity } from './number-text.js';
import { fromWantedLu, wantedLufs } from './standing.js';

/** What the limiter may take from one track. */
export function allowanceOfTrack({ plan }: FinishedTrack): LimitingAllowance {
  return allowanceOf(plan.limiting);
}

/** Budget of the release, in terms of what may be lost. */
export function allowanceOfRelease({ release }: Family): LimitingAllowance {
  return limitingAllowances[release.target.limiting];
}

/** Range over tracks of (level − own aim); of mixes against the same aims as of masters. */
export function spreadAroundPlan(family: Family, side: 'mix' | 'master'): Quantity {
  const offsets = present(
    family.finished.map((track) => {
      const level = track[side].basis.value;
      return level === null ? null : level - wantedLufs(track);
    }),
  );
  return {
    value: offsets.length === 0 ? null : Math.max(...offsets) - Math.min(...offsets),
    of: `spread:${side}`,
    reason: offsets.length === 0 ? 'nothing to compare' : '',
  };
}

/** From the loudest to the softest. */
export function levelsApart({ finished }: Family, side: 'mix' | 'master'): Quantity {
  const value = rangeOf(present(finished.map((track) => track[side].basis.value)));
  return {
    value,
    of: `levels-apart:${side}`,
    reason: value === null ? 'nothing to compare' : '',
  };
}

/**
 * True where songs lie as far apart as they came, and further than one level would have them, what a
 * person asked for aside.
 */
export function areLevelsAsMixed({ finished }: Family): boolean {
  const apart = (side: 'mix' | 'master') =>
    rangeOf(
      finished.flatMap((track) => {
        const level = track[side].basis.value;
        return level === null ? [] : [level - askedOffsetLu(track)];
      }),
    );
  const [before, after] = [apart('mix'), apart('master')];
  return before !== null && after !== null && after > farApartLu && after > before - nearLu;
}

function askedOffsetLu({ plan }: FinishedTrack): number {
  const reason = plan.because.find(({ code }) => code === 'role-offset' || code === 'offset');
  return reason?.code === 'role-offset' || reason?.code === 'offset' ? reason.values.offsetLu : 0;
}

function rangeOf(levels: readonly number[]): number | null {
  return levels.length < 2 ? null : Math.max(...levels) - Math.min(...levels);
}

const farApartLu = 3;
const nearLu = 0.5;

/** Largest distance of a master from its aim; null if no level is known. */
export function furthestFromPlanLu(tracks: readonly FinishedTrack[]): number | null {
  const distances = present(tracks.map(fromWantedLu)).map((distance) => Math.abs(distance));
  return distances.length === 0 ? null : Math.max(...distances);
}

/** The highest true peak of all finished tracks, from the one that has it. */
export function highestPeak(family: Family, side: 'mix' | 'master'): Quantity {
  return largest(
    family.finished.map((track) => track[side].truePeak),
    'silent',
  );
}

/** The track whose loud passages lost most to limiting. */
export function mostLimited({ finished }: Family): FinishedTrack | null {
  return finished.reduce<FinishedTrack | null>(
    (most, track) =>
      most === null || (lostDb(track).value ?? 0) > (lostDb(most).value ?? 0) ? track : most,
    null,
  );
}

/** Most that a track's loud passages lost to limiting. */
export function dynamicsLost({ finished }: Family): Quantity {
  return largest(finished.map(lostDb), 'no master');
}

/** Under this a limiter took nothing worth saying. */
export const saidReductionDb = 0.05;

/** True if the limiter of any of them took something worth saying. */
export function areLimited(tracks: readonly FinishedTrack[]): boolean {
  return tracks.some(({ rendering }) => rendering.limiter.reductionMaxDb >= saidReductionDb);
}

/** Loss as it is printed: rounded toward the worse, but to nothing where no limiting is told. */
export function printLost(loss: Quantity, tracks: readonly FinishedTrack[]): PrintedNumber {
  return areLimited(tracks) ? printAtMost(loss) : printLevel(loss);
}

export function lostDb(track: FinishedTrack): Quantity {
  return {
    value: track.rendering.limiter.loudPassageLossDb,
    of: `${track.renderingPointer}/limiter/loudPassageLossDb`,
    reason: '',
  };
}

export function reductionDb(track: FinishedTrack): Quantity {
  return {
    value: track.rendering.limiter.reductionMaxDb,
    of: `${track.renderingPointer}/limiter/reductionMaxDb`,
    reason: '',
  };
}

export function gainDb(track: FinishedTrack): Quantity {
  return {
    value: track.rendering.gainDb,
    of: `${track.renderingPointer}/gainDb`,
    reason: '',
  };
}

function largest(quantities: readonly Quantity[], reason: string): Quantity {
  const none: Quantity = { value: null, of: '', reason };
  return quantities.reduce(
    (most, quantity) =>
      (quantity.value ?? -Infinity) > (most.value ?? -Infinity) ? quantity : most,
    none,
  );
}

function present(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}
