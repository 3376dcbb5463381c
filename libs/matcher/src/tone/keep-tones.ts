import { isSameEq } from '@kindred/records';
import type { Equalised } from './equalise.js';
import type { ToneGrid } from './filter-bank.js';
import { areOne } from './tone-question.js';

export interface ToneKeeping {
  readonly gridOf: (sampleRateHz: number) => ToneGrid;
  /** No sum of filters passes this, but for those typed. */
  readonly mostDb: (one: Equalised) => number;
}

/**
 * Filters as decided before stand while those decided now do the same everywhere within this: as little
 * as a wide change of tone is told by in music (F. Toole, S. Olive, J. Audio Eng. Soc. 36, 1988).
 */
const toneKeptDb = 0.5;

/**
 * Filters as they were decided before, where those decided now do nearly the same. A new mix of one song
 * moves the centre of them all a little, and none of the others is to be rendered again for what
 * nobody hears. What was decided now is always compared with what stands, so that small steps never
 * add up. Tracks that run into one another keep their filters together or not at all, and what is
 * not matched any more keeps none.
 */
export function keepTones(
  equalised: readonly Equalised[],
  keeping: ToneKeeping,
): readonly Equalised[] {
  const kept = equalised.map((one) => keepTone(one, keeping));
  return equalised.map((one, at) => {
    const isWhole = equalised.every(
      (other, place) => !areOne(one.one.subject, other.one.subject) || kept[place] !== null,
    );
    return isWhole ? kept[at]! : one;
  });
}

/** Null: it is decided anew. */
function keepTone(decided: Equalised, { gridOf, mostDb }: ToneKeeping): Equalised | null {
  const { eq, eqTyped, response, one } = decided;
  const { former, pinned, profile } = one.subject;
  if (!former || pinned || !one.moved) return null;
  const { fine, bands } = gridOf(profile.format.sampleRateHz);
  const free = former.eq.slice(0, former.eq.length - eqTyped);
  if (fine.largestDb(free) > mostDb(decided)) return null;
  const [now, before] = [fine.cascadeDb(eq), fine.cascadeDb(former.eq)];
  if (now.some((db, at) => Math.abs(db - before[at]!) > toneKeptDb)) return null;
  const all = bands.cascadeDb(former.eq);
  // What words and numbers do is what they did.
  const matched = all.map((db, band) => db - (response.all[band]! - response.matched[band]!));
  const because = isSameEq(eq, former.eq) ? null : former.because;
  return { ...decided, eq: former.eq, response: { all, matched }, formerBecause: because };
}
