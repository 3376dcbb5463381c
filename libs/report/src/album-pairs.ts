import type { Family } from './family.js';
import { pooled } from './album-figure.js';
import { printAtMost, printLevel, printPeak, type Quantity } from './number-text.js';
import type { PairView } from './pair.js';

/** The release as one programme, before and after. */
export function albumPairs(family: Family): readonly PairView[] {
  const { ceilingDbtp } = family.release.target;
  const both = (
    key: Parameters<typeof pooled>[2],
    print: (quantity: Quantity) => PairView['after'],
    words: { label: string; term: string; unit: string; remark?: string },
  ): PairView => ({
    remark: '',
    ...words,
    before: print(pooled(family, 'profiles', key)),
    after: print(pooled(family, 'renderings', key)),
  });
  return [
    both('pooledLufs', printLevel, {
      label: 'Album, pooled',
      term: 'LUFS-I of all tracks as one',
      unit: 'LUFS',
    }),
    both('loudestTrackLufs', printLevel, {
      label: 'Loudest track',
      term: 'AES77',
      unit: 'LUFS',
      remark: loudestTracks(family),
    }),
    both('durationWeightedLufs', printLevel, {
      label: 'Weighted by length',
      term: 'mean of whole-track energies, each by its length',
      unit: 'LUFS',
    }),
    both('loudSectionSpreadLu', printAtMost, {
      label: 'Loud sections, high to low',
      term: 'level of the loudest loud section less that of the softest',
      unit: 'LU',
    }),
    both('truePeakMaxDbtp', (quantity) => printPeak(quantity, ceilingDbtp), {
      label: 'Highest true peak',
      term: 'dBTP',
      unit: 'dBTP',
    }),
  ];
}

/** "01", or "02 → 01" if another track became the loudest. */
function loudestTracks({ tracks, profiles, renderings }: Family): string {
  const label = (number: number | null) =>
    tracks.find((track) => track.number === number)?.label ?? '';
  const before = label(profiles.release.loudestTrack);
  const after = label(renderings.release.loudestTrack);
  const which = before === after ? after : [before, after].filter(Boolean).join(' \u2192 ');
  return which === '' ? '' : `\u00b7 ${which}`;
}
