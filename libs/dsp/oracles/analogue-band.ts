import type { EqBand } from '../src/eq-band.js';

/**
 * The prototypes of EQ bands from their transfer functions, in dB: the W3C Audio EQ Cookbook's, with
 * A = 10^(gainDb / 40) and s = i·f / f0.
 */
export function analogueDb(band: EqBand, frequencyHz: number): number {
  const x = frequencyHz / band.frequencyHz;
  const a = 'gainDb' in band ? 10 ** (band.gainDb / 40) : 1;
  const { q } = band;
  const r = Math.sqrt(a) / q;
  const [zeros, poles, gain] = {
    bell: [[1, a / q, 1], [1, 1 / (a * q), 1], 1] as const,
    'low-shelf': [[1, r, a], [a, r, 1], a] as const,
    'high-shelf': [[a, r, 1], [1, r, a], a] as const,
    'high-pass': [[1, 0, 0], [1, 1 / q, 1], 1] as const,
    'low-pass': [[0, 0, 1], [1, 1 / q, 1], 1] as const,
  }[band.type];
  // c2·s² + c1·s + c0 on the imaginary axis.
  const size = ([c2, c1, c0]: readonly [number, number, number]): number =>
    Math.hypot(c0 - c2 * x * x, c1 * x);
  return 20 * Math.log10((gain * size(zeros)) / size(poles));
}

/** Every 1/48 octave from `lowHz` up to `highHz`. */
export function scan(lowHz: number, highHz: number): readonly number[] {
  const steps = Math.floor(48 * Math.log2(highHz / lowHz));
  return Array.from({ length: steps + 1 }, (_, step) => lowHz * 2 ** (step / 48));
}
