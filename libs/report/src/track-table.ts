import { eqAxisDb, eqCurveOf, largestMoveDb } from './eq-curve.js';
import { isFinished, type Family, type FamilyTrack, type FinishedTrack } from './family.js';
import { reductionDb, saidReductionDb } from './family-figures.js';
import { axisAround, tickText, type Axis } from './loudness-axis.js';
import { levelText, printAtMost, type PrintedNumber } from './number-text.js';
import { percent, shareFromTop } from './percent.js';
import { safeText, typeset } from './prose.js';
import { standingOf, wantedLufs, type Standing } from './standing.js';
import { tableColumns, type TableCell, type TableHead } from './table-columns.js';
import { decibelAxis } from './tone-axis.js';
import { toneArea, tonePath, type Curve } from './tone-path.js';

interface TableRow {
  readonly number: number;
  readonly label: string;
  readonly anchor: string;
  readonly title: string;
  /** What it is on the record, where that was said; else empty. */
  readonly role: string;
  readonly standing: Standing;
  /** By how much it asks to be looked at: broken before note before kept. */
  readonly standingRank: number;
  /** Why there is no master; empty if there is one. */
  readonly missing: string;
  readonly missingOf: string;
  readonly cells: RowCells | null;
}

interface RowCells {
  readonly ring: string;
  readonly dot: string;
  readonly aim: string;
  readonly numbers: readonly TableCell[];
  readonly moves: MovesCell | null;
  readonly limiter: LimiterCell;
}

/** What filters do, on one scale for all rows. */
interface MovesCell {
  readonly line: string;
  readonly area: string;
  readonly mostDb: number;
  readonly words: string;
}

interface LimiterCell {
  readonly taken: boolean;
  readonly takenDb: number;
  readonly number: PrintedNumber;
  /** Length of the bar, 6 dB being all of it. */
  readonly bar: string;
}

export interface TableView {
  readonly basisWords: string;
  readonly ticks: readonly { readonly x: string; readonly text: string }[];
  readonly heads: readonly TableHead[];
  /** Half the height of the pictures of tone moves. */
  readonly movesDb: string;
  readonly columnCount: number;
  readonly rows: readonly TableRow[];
}

const movesStepsPerOctave = 6;

/** The numbers of every master in a row, and where it came from. */
export function drawTable(family: Family): TableView {
  const { finished, tracks, basis } = family;
  const levels = finished.flatMap((track) => [
    track.mix.basis.value,
    track.master.basis.value,
    wantedLufs(track),
  ]);
  const axis = axisAround(levels.filter((level) => level !== null));
  const columns = tableColumns(family);
  const curves = finished.map((track) => eqCurveOf(track, movesStepsPerOctave));
  const movesDb = eqAxisDb(
    Math.max(0, ...curves.map((curve) => (curve ? largestMoveDb(curve) : 0))),
  );
  return {
    basisWords: basis === 'loud sections' ? 'Loud section' : 'Whole track',
    ticks: axis.ticks.map((value) => ({ x: along(value, axis), text: tickText(value) })),
    heads: columns.map(({ head }) => head),
    movesDb: tickText(movesDb),
    columnCount: columns.length + 3,
    rows: tracks.map((track) => ({
      number: track.number,
      label: track.label,
      anchor: track.anchor,
      title: track.title,
      role: track.plan?.role ?? '',
      standing: standingOf(track),
      standingRank: ['kept', 'note', 'broken'].indexOf(standingOf(track)),
      missing: isFinished(track) ? '' : missingWords(track),
      missingOf: track.issuesOf,
      cells: isFinished(track)
        ? {
            ...placesOf(track, axis),
            numbers: columns.flatMap(({ cells }) => cells[finished.indexOf(track)] ?? []),
            moves: movesCell(curves[finished.indexOf(track)] ?? null, movesDb),
            limiter: limiterCell(track),
          }
        : null,
    })),
  };
}

function placesOf(track: FinishedTrack, axis: Axis) {
  return {
    ring: along(track.mix.basis.value, axis),
    dot: along(track.master.basis.value, axis),
    aim: along(wantedLufs(track), axis),
  };
}

function movesCell(curve: Curve | null, axisDb: number): MovesCell | null {
  if (curve === null) return null;
  const axis = decibelAxis(axisDb);
  const mostDb = largestMoveDb(curve);
  return {
    line: tonePath(curve, axis),
    area: toneArea(curve, axis),
    mostDb,
    words: `at most ${levelText(mostDb)} dB`,
  };
}

/** Why a track has no master, from the first error about it. */
function missingWords({ issues }: FamilyTrack): string {
  const fault = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return fault === undefined ? 'No master.' : `No master. ${typeset(safeText(fault.message))}`;
}

/** "none" under 0.05 dB; else what was taken at most, with a minus. */
function limiterCell(track: FinishedTrack): LimiterCell {
  const most = reductionDb(track);
  const takenDb = most.value ?? 0;
  const number = printAtMost(most);
  return {
    taken: takenDb >= saidReductionDb,
    takenDb,
    number: { ...number, text: `\u2212${number.text}` },
    bar: percent(Math.min(1, takenDb / 6)),
  };
}

/** From the quietest at the left to the loudest at the right. */
function along(value: number | null, axis: Axis): string {
  return value === null ? '' : percent(1 - shareFromTop(value, axis));
}
