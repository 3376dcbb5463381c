import type { Deliverable, Fade, Fades, Output, Release, ReleaseTrack } from '@kindred/records';
import type { TypedPath } from '../readers/path.js';

/** What a release file says beside the sound of its tracks. */
export interface TypedDelivery {
  readonly output?: readonly Output[] | undefined;
  readonly deliver?: readonly Deliverable[] | undefined;
  readonly target?: { readonly value: { readonly lossyPeakDbtp?: number } } | undefined;
  readonly artwork?: TypedPath | undefined;
  readonly year?: number | undefined;
  readonly upc?: string | undefined;
  readonly albumArtist?: string | undefined;
  readonly composer?: string | undefined;
  readonly copyright?: string | undefined;
  readonly label?: string | undefined;
  readonly catalogNumber?: string | undefined;
}

type Delivery = Pick<Release, 'outputs' | 'deliver' | 'lossyPeakDbtp' | 'details'>;

/** What was typed of it; nothing of what was not. */
export function deliveryOf({
  output,
  deliver,
  target,
  artwork,
  ...typed
}: TypedDelivery): Delivery {
  const { albumArtist, year, upc, composer, copyright, label, catalogNumber } = typed;
  const details = present({
    albumArtist,
    year,
    upc,
    composer,
    copyright,
    label,
    catalogNumber,
    artwork: artwork?.path,
  });
  return present({
    outputs: output,
    lossyPeakDbtp: target?.value.lossyPeakDbtp,
    deliver: deliver && [...new Set(deliver)],
    details: isEmpty(details) ? undefined : details,
  });
}

export interface TypedOfTrack {
  readonly fadeIn?: Fade | undefined;
  readonly fadeOut?: Fade | undefined;
  readonly gap?: number | undefined;
  readonly artist?: string | undefined;
  readonly composer?: string | undefined;
  readonly isrc?: string | undefined;
}

/** The same of one track. */
export function trackDeliveryOf({
  fadeIn,
  fadeOut,
  gap,
  artist,
  composer,
  isrc,
}: TypedOfTrack): Pick<ReleaseTrack, 'fades' | 'gapSeconds' | 'details'> {
  const fades: Fades = present({ in: fadeIn, out: fadeOut });
  const details = present({ artist, composer, isrc });
  return present({
    fades: isEmpty(fades) ? undefined : fades,
    gapSeconds: gap,
    details: isEmpty(details) ? undefined : details,
  });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(all: T): Present<T> {
  const entries = Object.entries(all).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
