import { sayTime } from '@kindred/records';
import { isFinished, type Family, type FamilyTrack } from './family.js';
import { printLevel, type PrintedNumber, type Quantity } from './number-text.js';
import type { NumbersTable } from './numbers-table.js';
import { wantedLufs } from './standing.js';
import { slotsOf } from './timeline-labels.js';
import type { TrackSide } from './track-side.js';

/** What the timeline draws of each track: where it begins, its bars, its aim, the top of its lines. */
export function timelineNumbers(family: Family): NumbersTable {
  const basis = family.basis === 'loud sections' ? 'loud section' : 'whole track';
  return {
    caption: 'Numbers of the timeline, track by track',
    heads: [
      { name: 'Begins at', unit: '' },
      { name: 'Plan', unit: 'LUFS' },
      { name: `Mix, ${basis}`, unit: 'LUFS' },
      { name: `Master, ${basis}`, unit: 'LUFS' },
      { name: 'Mix, loudest 3 s', unit: 'LUFS' },
      { name: 'Master, loudest 3 s', unit: 'LUFS' },
    ],
    rows: slotsOf(family).map(({ track, startSeconds }) => ({
      number: track.number,
      label: track.label,
      title: track.title,
      side: '',
      cells: [
        beginning(track, startSeconds),
        printLevel(planned(track)),
        ...(['basis', 'shortTermMax'] as const).flatMap((key) => [
          printLevel(track.mix?.[key] ?? noneOf(key, 'no mix was measured')),
          printLevel(track.master?.[key] ?? noneOf(key, 'no master')),
        ]),
      ],
      texts: [],
      of: '',
    })),
  };
}

function beginning({ number }: FamilyTrack, seconds: number): PrintedNumber {
  return { text: sayTime(seconds), value: String(seconds), of: `begins-at:${number}`, missing: '' };
}

function planned(track: FamilyTrack): Quantity {
  return isFinished(track)
    ? { value: wantedLufs(track), of: `wanted:${track.number}`, reason: '' }
    : { value: null, of: `wanted:${track.number}`, reason: 'no master' };
}

function noneOf(key: keyof TrackSide, reason: string): Quantity {
  return { value: null, of: key, reason };
}
