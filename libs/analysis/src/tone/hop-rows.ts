/** Rows of numbers along a track, one for each `hopsPerRow` hops. */
export interface HopRows {
  readonly count: number;
  readonly hopsPerRow: number;
  readonly rowLength: number;
  /** Row after row; what lies behind the last is garbage. */
  readonly values: Float32Array;
}

export interface HopRowsBuilder {
  /** To be filled with a hop's numbers before each `push`. */
  readonly hop: Float32Array;
  push(): void;
  finish(): HopRows;
}

interface State {
  readonly hop: Float32Array;
  readonly sums: Float64Array;
  readonly rowsMax: number;
  rows: Float32Array;
  summed: number;
  hopsPerRow: number;
  count: number;
}

/**
 * Keeps a row per hop; when `rowsMax` are full, neighbours are averaged in pairs and from then on
 * every row stands for twice as many hops. So memory is bounded however long the track.
 */
export function createHopRows(options: {
  readonly rowLength: number;
  readonly rowsMax: number;
}): HopRowsBuilder {
  const { rowLength, rowsMax } = options;
  const state: State = {
    hop: new Float32Array(rowLength),
    sums: new Float64Array(rowLength),
    rowsMax,
    rows: new Float32Array(Math.min(256, rowsMax) * rowLength),
    summed: 0,
    hopsPerRow: 1,
    count: 0,
  };
  return {
    hop: state.hop,
    push() {
      if (state.hopsPerRow === 1) addRow(state, state.hop);
      else addHop(state);
      if (state.count === rowsMax) halve(state);
    },
    finish() {
      if (state.summed > 0) closeSum(state);
      const { count, hopsPerRow, rows } = state;
      return { count, hopsPerRow, rowLength, values: rows };
    },
  };
}

function addRow(state: State, row: ArrayLike<number>): void {
  const { rowsMax, count } = state;
  const rowLength = row.length;
  if ((count + 1) * rowLength > state.rows.length) {
    const roomier = new Float32Array(Math.min(2 * state.rows.length, rowsMax * rowLength));
    roomier.set(state.rows);
    state.rows = roomier;
  }
  state.rows.set(row, count * rowLength);
  state.count++;
}

function addHop(state: State): void {
  const { hop, sums } = state;
  for (let i = 0; i < sums.length; i++) sums[i]! += hop[i]!;
  state.summed++;
  if (state.summed === state.hopsPerRow) closeSum(state);
}

function closeSum(state: State): void {
  const { sums, summed } = state;
  for (let i = 0; i < sums.length; i++) sums[i]! /= summed;
  addRow(state, sums);
  sums.fill(0);
  state.summed = 0;
}

function halve(state: State): void {
  const { rows, hop } = state;
  const rowLength = hop.length;
  for (let at = 0; at < state.count / 2; at++) {
    const [into, first, second] = [at, 2 * at, 2 * at + 1].map((row) => row * rowLength);
    for (let i = 0; i < rowLength; i++) {
      rows[into! + i] = (rows[first! + i]! + rows[second! + i]!) / 2;
    }
  }
  state.count /= 2;
  state.hopsPerRow *= 2;
}
