import {
  sayFrequency,
  trackName,
  type Issue,
  type MeasuredTrack,
  type Release,
} from '@kindred/records';

/** Filters that a person typed for frequencies that their track's file can't hold. */
export function filtersOverRate(
  { tracks }: Pick<Release, 'tracks'>,
  measured: readonly MeasuredTrack[],
): readonly Issue[] {
  return tracks.flatMap(({ number, adjust }) => {
    const profile = measured.find((one) => one.number === number);
    if (profile === undefined) return [];
    const highestHz = profile.format.sampleRateHz / 2;
    return (adjust?.eq ?? [])
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
