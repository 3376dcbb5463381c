import type { Fade, Fades, Release, ReleaseTrack, Trim, Trims } from '@kindred/records';

/** Keys of a release that tags alone care for, named as the records name them; `artwork` aside. */
export const tagKeys = [
  'albumArtist',
  'year',
  'upc',
  'composer',
  'copyright',
  'label',
  'catalogNumber',
] as const;

/** The same of a track. */
const trackKeys = ['artist', 'composer', 'isrc'] as const;

type Delivery = Pick<Release, 'outputs' | 'deliver' | 'lossyPeakDbtp' | 'details'>;
type Details<T extends { readonly details?: unknown }> = NonNullable<T['details']>;
type Typed<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What a release file says beside the sound of its tracks. */
type TypedDelivery = Typed<Pick<Details<Release>, (typeof tagKeys)[number]>> & {
  readonly output?: Release['outputs'] | undefined;
  readonly deliver?: Release['deliver'] | undefined;
  readonly target?: { readonly value: { readonly lossyPeakDbtp?: number } } | undefined;
  readonly artwork?: { readonly path: string } | undefined;
};

/** What was typed of it; nothing of what was not. */
export function deliveryOf(typed: TypedDelivery): Delivery {
  const { output, deliver, target, artwork } = typed;
  return said({
    outputs: output,
    lossyPeakDbtp: target?.value.lossyPeakDbtp,
    deliver: deliver && [...new Set(deliver)],
    details: unlessEmpty({ ...picked(typed, tagKeys), ...said({ artwork: artwork?.path }) }),
  });
}

type TypedOfTrack = Typed<Pick<Details<ReleaseTrack>, (typeof trackKeys)[number]>> & {
  readonly trimStart?: Trim | undefined;
  readonly trimEnd?: Trim | undefined;
  readonly fadeIn?: Fade | undefined;
  readonly fadeOut?: Fade | undefined;
  readonly gap?: number | undefined;
};

/** The same of one track. */
export function trackDeliveryOf(
  typed: TypedOfTrack,
): Pick<ReleaseTrack, 'trims' | 'fades' | 'gapSeconds' | 'details'> {
  const trims: Trims = said({ start: typed.trimStart, end: typed.trimEnd });
  const fades: Fades = said({ in: typed.fadeIn, out: typed.fadeOut });
  return said({
    trims: unlessEmpty(trims),
    fades: unlessEmpty(fades),
    gapSeconds: typed.gap,
    details: unlessEmpty(picked(typed, trackKeys)),
  });
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function said<T extends object>(all: T): Said<T> {
  const entries = Object.entries(all).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Said<T>;
}

function picked<T extends object, K extends keyof T>(all: T, keys: readonly K[]): Said<Pick<T, K>> {
  return said(Object.fromEntries(keys.map((key) => [key, all[key]])) as Pick<T, K>);
}

function unlessEmpty<T extends object>(record: T): T | undefined {
  return Object.keys(record).length === 0 ? undefined : record;
}
