import {
  sayFrequency,
  trackName,
  type EqBand,
  type Issue,
  type IssuePlace,
  type MeasuredTrack,
  type Pin,
  type Release,
} from '@kindred/records';

/** What a person typed: a track's filters, and where they stand. */
export interface TypedFilters {
  readonly number: number;
  readonly eq: readonly { readonly band: EqBand; readonly place?: IssuePlace | undefined }[];
}

/** Filters of release files and of edited plans. */
export function typedFilters(
  { tracks }: Pick<Release, 'tracks'>,
  pins: readonly Pin[],
): readonly TypedFilters[] {
  return [
    ...tracks.map(({ number, adjust }) => ({ number, eq: adjust?.eq ?? [] })),
    ...pins.flatMap((pin) =>
      pin.part === 'eq'
        ? [{ number: pin.track, eq: pin.eq.map((band) => ({ band, place: pin.place })) }]
        : [],
    ),
  ];
}

/** Filters that a person typed for frequencies that their track's file can't hold. */
export function filtersOverRate(
  typed: readonly TypedFilters[],
  measured: readonly MeasuredTrack[],
): readonly Issue[] {
  return typed.flatMap(({ number, eq }) => {
    const profile = measured.find((one) => one.number === number);
    if (profile === undefined) return [];
    const highestHz = profile.format.sampleRateHz / 2;
    return eq
      .filter(({ band }) => band.frequencyHz >= highestHz)
      .map(({ band, place }): Issue => {
        const at = sayFrequency(band.frequencyHz);
        return {
          code: 'out-of-range',
          severity: 'error',
          message: `a filter at ${at}; ${trackName(profile)} holds nothing above ${sayFrequency(highestHz)}`,
          ...(place === undefined ? {} : { place }),
          got: at,
          expected: `under ${sayFrequency(highestHz)}`,
          fix: 'lower its `frequency`, or leave the filter out',
        };
      });
  });
}
