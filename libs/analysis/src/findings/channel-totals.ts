/** Sums over a whole track, ±1 = full scale. */
export interface ChannelTotals {
  readonly frames: number;
  /** Σx per channel. */
  readonly sums: readonly number[];
  /** Σx² per channel. */
  readonly powers: readonly number[];
  /** Σ(left − right)²; 0 for one channel. */
  readonly differencePower: number;
}
