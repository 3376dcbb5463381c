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

/**
 * Keeps a row per hop; when `rowsMax` are full, neighbours are averaged in pairs and from then on
 * every row stands for twice as many hops. So memory is bounded however long the track.
 */
export function createHopRows(options: {
  readonly rowLength: number;
  readonly rowsMax: number;
}): HopRowsBuilder {
  const { rowLength, rowsMax } = options;
  const hop = new Float32Array(rowLength);
  const sums = new Float64Array(rowLength);
  let summed = 0;
  let hopsPerRow = 1;
  let count = 0;
  let rows = new Float32Array(256 * rowLength);

  const row = (index: number): Float32Array =>
    rows.subarray(index * rowLength, (index + 1) * rowLength);

  const halve = (): void => {
    for (let at = 0; at < count / 2; at++) {
      const [into, first, second] = [row(at), row(2 * at), row(2 * at + 1)];
      for (let i = 0; i < rowLength; i++) into[i] = (first[i]! + second[i]!) / 2;
    }
    count /= 2;
    hopsPerRow *= 2;
  };

  const close = (): void => {
    if ((count + 1) * rowLength > rows.length) {
      const roomier = new Float32Array(Math.min(2 * rows.length, rowsMax * rowLength));
      roomier.set(rows);
      rows = roomier;
    }
    const into = row(count);
    for (let i = 0; i < rowLength; i++) into[i] = sums[i]! / summed;
    sums.fill(0);
    summed = 0;
    count++;
  };

  return {
    hop,
    push() {
      for (let i = 0; i < rowLength; i++) sums[i]! += hop[i]!;
      summed++;
      if (summed === hopsPerRow) close();
      if (count === rowsMax) halve();
    },
    finish() {
      if (summed > 0) close();
      return { count, hopsPerRow, rowLength, values: rows };
    },
  };
}
