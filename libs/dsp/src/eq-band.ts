/** A band that raises or lowers: a bell around its frequency, a shelf below or above it. */
export interface GainBand {
  readonly type: 'bell' | 'low-shelf' | 'high-shelf';
  /** Centre of a bell; of a shelf, where half its decibels are reached. */
  readonly frequencyHz: number;
  /**
   * Centre over bandwidth, where the bandwidth of a bell is read at half its decibels. Shelves are
   * steepest without a bump at 0.7071.
   */
  readonly q: number;
  readonly gainDb: number;
}

/** A band that ends the spectrum at 12 dB an octave. */
export interface PassBand {
  readonly type: 'high-pass' | 'low-pass';
  readonly frequencyHz: number;
  /** Amplitude at the frequency; 0.7071 is Butterworth's, −3.01 dB. */
  readonly q: number;
}

/** One band of an equaliser: an analogue filter of second order, whatever the rate. */
export type EqBand = GainBand | PassBand;

/** Whether a band does nothing at any rate. */
export function isFlat(band: EqBand): boolean {
  return 'gainDb' in band && band.gainDb === 0;
}
