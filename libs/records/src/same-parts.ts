import type { Fade, Fades } from './fades.js';
import type { EqBand } from './eq-band.js';
import type { LimiterSettings } from './plan.js';
import type { Trims } from './trims.js';

/** Whether two filters are one and the same, to the last digit. */
export function isSameBand(one: EqBand, other: EqBand | undefined): boolean {
  return (
    one.type === other?.type &&
    one.frequencyHz === other.frequencyHz &&
    one.q === other.q &&
    gainOf(one) === gainOf(other)
  );
}

/** Whether two lists hold the same filters in the same order. */
export function isSameEq(one: readonly EqBand[], other: readonly EqBand[]): boolean {
  return one.length === other.length && one.every((band, at) => isSameBand(band, other[at]));
}

/** Whether two limiters are set alike. */
export function isSameLimiter(one: LimiterSettings, other: LimiterSettings): boolean {
  return one.ceilingDbtp === other.ceilingDbtp && one.aimDbtp === other.aimDbtp;
}

/** Whether a track begins and ends alike; undefined: as its mix does. */
export function isSameFades(one: Fades | undefined, other: Fades | undefined): boolean {
  return isSameFade(one?.in, other?.in) && isSameFade(one?.out, other?.out);
}

/** Whether the same is left out of a mix; undefined: nothing. */
export function isSameTrims(one: Trims | undefined, other: Trims | undefined): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

function isSameFade(one: Fade | undefined, other: Fade | undefined): boolean {
  return one?.seconds === other?.seconds && one?.curve === other?.curve;
}

/** A pass has none. */
function gainOf(band: EqBand): number | null {
  return 'gainDb' in band ? band.gainDb : null;
}
