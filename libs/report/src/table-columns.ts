import type { Family, FinishedTrack } from './family.js';
import { gainDb } from './family-figures.js';
import {
  alignDecimals,
  printChange,
  printLevel,
  printPeak,
  type PrintedNumber,
} from './number-text.js';
import { fromWantedLu } from './standing.js';

export interface TableHead {
  readonly name: string;
  /** What it is called where people measure, and by which rule; empty if plain. */
  readonly term: string;
  readonly unit: string;
  /** What comes first when it is sorted by this, as in "sorted by gain, largest first". */
  readonly first: string;
}

export interface TableCell {
  readonly number: PrintedNumber;
  /** How notable it is: the most notable comes first. Empty: not measured, and last. */
  readonly rank: string;
}

/** One quantity of all finished tracks. */
interface TableColumn {
  readonly head: TableHead;
  readonly cells: readonly TableCell[];
}

interface ColumnSpec extends TableHead {
  readonly print: (track: FinishedTrack) => PrintedNumber;
  readonly rank: (track: FinishedTrack) => number | null;
}

/** The masters' numbers, a column each. */
export function tableColumns({ finished, release }: Family): readonly TableColumn[] {
  const { ceilingDbtp } = release.target;
  const specs: readonly ColumnSpec[] = [
    {
      name: 'Loud section',
      term: 'STL-95: level of the loud sections, from short-term loudness',
      unit: 'LUFS',
      first: 'furthest from its aim first',
      print: ({ master }) => printLevel(master.loudSection),
      rank: (track) => absolute(fromWantedLu(track)),
    },
    {
      name: 'Whole track',
      term: 'LUFS-I: gated loudness of the whole track, BS.1770',
      unit: 'LUFS',
      first: 'loudest first',
      print: ({ master }) => printLevel(master.integrated),
      rank: ({ master }) => master.integrated.value,
    },
    {
      name: 'Range',
      term: 'LRA: loudness range, EBU Tech 3342',
      unit: 'LU',
      first: 'widest first',
      print: ({ master }) => printLevel(master.range),
      rank: ({ master }) => master.range.value,
    },
    {
      name: 'True peak',
      term: 'Highest level between samples, 16× oversampled',
      unit: 'dBTP',
      first: 'highest first',
      print: ({ master }) => printPeak(master.truePeak, ceilingDbtp),
      rank: ({ master }) => master.truePeak.value,
    },
    {
      name: 'Peak to loudness',
      term: 'PLR: true peak less whole-track loudness',
      unit: 'LU',
      first: 'densest first',
      print: ({ master }) => printLevel(master.peakToLoudness),
      rank: ({ master: { peakToLoudness } }) =>
        peakToLoudness.value === null ? null : -peakToLoudness.value,
    },
    {
      name: 'Gain',
      term: '',
      unit: 'dB',
      first: 'largest first',
      print: (track) => printChange(gainDb(track)),
      rank: (track) => absolute(gainDb(track).value),
    },
  ];
  return specs.map(({ print, rank, ...head }) => {
    const numbers = alignDecimals(finished.map(print));
    return {
      head,
      cells: finished.map((track, row) => ({
        number: numbers[row]!,
        rank: String(rank(track) ?? ''),
      })),
    };
  });
}

function absolute(value: number | null): number | null {
  return value === null ? null : Math.abs(value);
}
