import { adjustLimits as limits } from '@kindred/documents';
import {
  isSameBand,
  isSameEq,
  type Adjustment,
  type EqBand,
  type Pin,
  type Release,
  type ReleaseTrack,
} from '@kindred/records';

/** What becomes of pins in a release file. */
export interface MovedPins {
  /** What stands under `adjust` of each track from now on, by its file. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
  readonly moved: readonly Pin[];
  /** What has no key there, and why. */
  readonly stays: readonly { readonly pin: Pin; readonly why: string }[];
}

const asMatched: Adjustment = { gainDb: 0, toneShare: 1, sideDb: 0, eq: [] };

/**
 * Pins as adjustments on top of what is decided: a gain or a side by what it differs from its plan,
 * filters as they stand, beside those of the match where these were left, else in their place. All
 * are reckoned from what stood under `adjust` when that was planned: what was moved before gives the
 * same again, and what a person typed there since is left to them.
 */
export function movedPins(pins: readonly Pin[], release: Release): MovedPins {
  const adjustments = new Map<string, Adjustment>();
  const moved: Pin[] = [];
  const stays: { pin: Pin; why: string }[] = [];
  for (const pin of pins) {
    const track = release.tracks.find(({ file }) => file === pin.file);
    if (!track) continue;
    const now = adjustments.get(pin.file) ?? track.adjust ?? asMatched;
    const next = withPin(now, { pin, track, release });
    if (typeof next === 'string') stays.push({ pin, why: next });
    else {
      adjustments.set(pin.file, next);
      moved.push(pin);
    }
  }
  return { adjustments, moved, stays };
}

interface PinOf {
  readonly pin: Pin;
  readonly track: ReleaseTrack;
  readonly release: Release;
}

/** The adjustment with a pin in it; or why it can't hold one. */
function withPin(now: Adjustment, { pin, track, release }: PinOf): Adjustment | string {
  const was = pin.adjust ?? asMatched;
  switch (pin.part) {
    case 'gain': {
      const gainDb = toThousandths(was.gainDb + pin.gainDb - pin.plannedDb);
      if (now.gainDb !== was.gainDb && now.gainDb !== gainDb) {
        return typedSince('gain');
      }
      return Math.abs(gainDb) <= limits.gainDb
        ? { ...now, gainDb }
        : `\`adjust\` goes no further than ${limits.gainDb} dB from the match`;
    }
    case 'width': {
      const sideDb = toThousandths(was.sideDb + pin.sideDb - pin.plannedDb);
      if (now.sideDb !== was.sideDb && now.sideDb !== sideDb) {
        return typedSince('width');
      }
      return Math.abs(sideDb) <= limits.sideDb
        ? { ...now, sideDb }
        : `\`adjust\` goes no further than ${limits.sideDb} dB from the match`;
    }
    case 'limiter':
      return 'the release file has no key for the limiter of one track';
    case 'eq':
      return withFilters(now, pin, { was, directs: directs(track, release) });
  }
}

function withFilters(
  now: Adjustment,
  { eq, planned }: Extract<Pin, { part: 'eq' }>,
  { was, directs }: { readonly was: Adjustment; readonly directs: boolean },
): Adjustment | string {
  const decided = planned.slice(0, Math.max(0, planned.length - was.eq.length));
  const keepsDecided = decided.every((band, at) => isSameBand(band, eq[at]));
  const own = keepsDecided ? eq.slice(decided.length) : eq;
  const typed = bandsOf(now);
  if (!isSameEq(typed, bandsOf(was)) && !isSameEq(typed, own)) return typedSince('eq');
  if (!keepsDecided && directs)
    return 'its tone is set by words too, which `adjust` can not take back';
  if (own.length > limits.bands) return `\`adjust\` holds at most ${limits.bands} filters`;
  if (!own.every(fits)) {
    return `a filter of \`adjust\` has a q of ${limits.q.min} to ${limits.q.max}, and at most ${limits.gainDb} dB`;
  }
  return {
    ...now,
    toneShare: keepsDecided ? now.toneShare : 0,
    eq: own.map((band) => ({ band })),
  };
}

/** Whether words move the tone of a track. */
function directs({ number }: ReleaseTrack, { directions = [] }: Release): boolean {
  return directions.some(
    ({ kind, tracks }) => kind === 'tone' && (tracks === null || tracks.includes(number)),
  );
}

function fits(band: EqBand): boolean {
  const gainDb = 'gainDb' in band ? band.gainDb : 0;
  return band.q >= limits.q.min && band.q <= limits.q.max && Math.abs(gainDb) <= limits.gainDb;
}

function bandsOf({ eq }: Adjustment): readonly EqBand[] {
  return eq.map(({ band }) => band);
}

/** Which of two hands is meant, only a person can say. */
function typedSince(key: 'gain' | 'width' | 'eq'): string {
  return (
    `\`${key}\` under its \`adjust\` was changed after this was planned; ` +
    `put back what stood there, pin, then change it`
  );
}

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
