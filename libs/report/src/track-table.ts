import { isFinished, type Family, type FamilyTrack, type FinishedTrack } from './family.js';
import { gainDb, reductionDb } from './family-figures.js';
import { axisAround, tickText, type Axis } from './loudness-axis.js';
import {
  alignDecimals,
  printAtMost,
  printChange,
  printLevel,
  printPeak,
  type PrintedNumber,
} from './number-text.js';
import { percent, shareFromTop } from './percent.js';
import { safeText } from './prose.js';
import { standingOf, wantedLufs, type Standing } from './standing.js';
import type { TrackSide } from './track-side.js';

/** One quantity of all finished tracks, mixes and masters. */
interface Column {
  readonly mix: readonly PrintedNumber[];
  readonly master: readonly PrintedNumber[];
}

interface TableRow {
  readonly label: string;
  readonly anchor: string;
  readonly title: string;
  readonly standing: Standing;
  /** Why there is no master; empty if there is one. */
  readonly missing: string;
  readonly cells: RowCells | null;
}

interface RowCells {
  readonly ring: string;
  readonly dot: string;
  readonly aim: string;
  readonly pairs: readonly { readonly mix: PrintedNumber; readonly master: PrintedNumber }[];
  readonly gain: PrintedNumber;
  readonly limiter: LimiterCell;
}

interface LimiterCell {
  readonly taken: boolean;
  readonly number: PrintedNumber;
  /** Length of the bar, 6 dB being all of it. */
  readonly bar: string;
}

export interface TableView {
  readonly basisWords: string;
  readonly ticks: readonly { readonly x: string; readonly text: string }[];
  readonly rows: readonly TableRow[];
}

/** All numbers of every track, mix and master side by side. */
export function drawTable(family: Family): TableView {
  const { finished, tracks, basis } = family;
  const levels = finished.flatMap((track) => [
    track.mix.basis.value,
    track.master.basis.value,
    wantedLufs(track),
  ]);
  const axis = axisAround(levels.filter((level) => level !== null));
  const columns = columnsOf(family);
  return {
    basisWords: basis === 'loud sections' ? 'Loud section' : 'Whole track',
    ticks: axis.ticks.map((value) => ({ x: along(value, axis), text: tickText(value) })),
    rows: tracks.map((track) => ({
      label: track.label,
      anchor: track.anchor,
      title: track.title,
      standing: standingOf(track),
      missing: isFinished(track) ? '' : missingWords(track),
      cells: isFinished(track)
        ? cellsOf(track, { axis, columns, row: finished.indexOf(track) })
        : null,
    })),
  };
}

function columnsOf({ finished, release }: Family): readonly Column[] {
  const { ceilingDbtp } = release.target;
  const column = (print: (side: TrackSide) => PrintedNumber): Column => ({
    mix: alignDecimals(finished.map(({ mix }) => print(mix))),
    master: alignDecimals(finished.map(({ master }) => print(master))),
  });
  return [
    column(({ loudSection }) => printLevel(loudSection)),
    column(({ integrated }) => printLevel(integrated)),
    column(({ range }) => printLevel(range)),
    column(({ truePeak }) => printPeak(truePeak, ceilingDbtp)),
    column(({ peakToLoudness }) => printLevel(peakToLoudness)),
  ];
}

interface RowPlace {
  readonly axis: Axis;
  readonly columns: readonly Column[];
  /** Among the finished tracks. */
  readonly row: number;
}

function cellsOf(track: FinishedTrack, { axis, columns, row }: RowPlace): RowCells {
  return {
    ring: along(track.mix.basis.value, axis),
    dot: along(track.master.basis.value, axis),
    aim: along(wantedLufs(track), axis),
    pairs: columns.flatMap(({ mix, master }) => {
      const [before, after] = [mix[row], master[row]];
      return before && after ? [{ mix: before, master: after }] : [];
    }),
    gain: printChange(gainDb(track)),
    limiter: limiterCell(track),
  };
}

/** Why a track has no master, from the first error about it. */
function missingWords({ issues }: FamilyTrack): string {
  const fault = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return fault === undefined ? 'No master.' : `No master. ${safeText(fault.message)}`;
}

/** "none" under 0.05 dB; else what was taken at most, with a minus. */
function limiterCell(track: FinishedTrack): LimiterCell {
  const most = reductionDb(track);
  const number = printAtMost(most);
  return {
    taken: (most.value ?? 0) >= 0.05,
    number: { ...number, text: `\u2212${number.text}` },
    bar: percent(Math.min(1, (most.value ?? 0) / 6)),
  };
}

/** From the quietest at the left to the loudest at the right. */
function along(value: number | null, axis: Axis): string {
  return value === null ? '' : percent(1 - shareFromTop(value, axis));
}
