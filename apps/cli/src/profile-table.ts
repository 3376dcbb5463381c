import { printable } from '@kindred/documents';
import {
  decimals,
  sayLevel,
  sayTime,
  signed,
  type MeasuredTrack,
  type Profiles,
  type TrackProfile,
} from '@kindred/records';
import { cellOf, nameColumns } from './cell.js';
import type { Ink } from './ink.js';

interface Column {
  readonly heading: string;
  readonly unit: string;
  readonly width: number;
  readonly cell: (track: MeasuredTrack) => string;
}

const columns: readonly Column[] = [
  column(['length', ''], 7, ({ format }) => sayTime(format.durationSeconds)),
  column(['whole', 'LUFS'], 8, ({ loudness }) => number(loudness.integratedLufs, 2)),
  column(['loud', 'LUFS'], 8, ({ loudness }) => number(loudness.loudSectionLufs, 2)),
  column(['range', 'LU'], 7, ({ loudness }) => number(loudness.rangeLu, 2)),
  // Rounded up: no shown value hides an over.
  column(['peak', 'dBTP'], 7, ({ peak }) =>
    number(peak.truePeakDbtp === null ? null : Math.ceil(peak.truePeakDbtp * 100) / 100, 2),
  ),
  column(['PLR', 'dB'], 7, ({ dynamics }) => number(dynamics.plrDb, 2)),
  column(['tilt', 'dB/oct'], 8, ({ tone }) => signedNumber(tone.loud?.tiltDbPerOctave ?? null)),
  column(['width', 'dB'], 8, ({ stereo }) => number(widthDb(stereo), 1)),
];
const nameColumnsMin = 18;

/** What `kindred profile` shows: a line per file, then the files as one album; 80 columns. */
export function profileTable({ release, tracks }: Profiles, ink: Ink): readonly string[] {
  const wide = nameColumns(
    tracks.map(({ title }) => printable(title)),
    { least: nameColumnsMin, spare: ink.spareColumns },
  );
  const heading = (key: 'heading' | 'unit'): string =>
    ''.padEnd(wide) + columns.map((each) => each[key].padStart(each.width)).join('');
  const isAlbum = tracks.filter(({ status }) => status === 'done').length > 1;
  const album =
    `Album: ${sayLevel(release.pooledLufs, 'LUFS')} pooled, ` +
    `loudest track ${sayLevel(release.loudestTrackLufs, 'LUFS')}, ` +
    `loud sections ${sayLevel(release.loudSectionSpreadLu, 'LU', 'not')} apart.`;
  return [
    '',
    ink.dim(heading('heading')),
    ink.dim(heading('unit')),
    ...tracks.map((track) => row(track, { ink, wide })),
    '',
    ...(isAlbum && release.pooledLufs !== null ? [album] : []),
  ];
}

function row(
  track: TrackProfile,
  { ink, wide }: { readonly ink: Ink; readonly wide: number },
): string {
  const start = ink.bold(cellOf(printable(track.title), wide));
  if (track.status === 'failed') return `${start}  not measured`;
  return start + columns.map(({ cell, width }) => cell(track).padStart(width)).join('');
}

function column(
  [heading, unit]: readonly [string, string],
  width: number,
  cell: Column['cell'],
): Column {
  return { heading, unit, width, cell };
}

/** Side to mid from 500 Hz to 6 kHz, where width is heard. */
function widthDb({ bands }: MeasuredTrack['stereo']): number | null {
  const heard = (bands ?? []).slice(2, 4).flatMap(({ sideToMidDb }) => sideToMidDb ?? []);
  return heard.length === 0 ? null : heard.reduce((a, b) => a + b) / heard.length;
}

function number(value: number | null, digits: number): string {
  return value === null ? '-' : decimals(value, digits);
}

function signedNumber(value: number | null): string {
  return value === null ? '-' : signed(value);
}
