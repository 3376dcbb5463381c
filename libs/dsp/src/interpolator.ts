import { besselI0 } from './bessel.js';
import { sin } from './portable-maths.js';

/**
 * Points between samples. Row p holds the taps that make the point p / factor of the way from
 * x[n] to x[n+1] out of x[n − T/2 + 1] … x[n + T/2].
 */
export interface Interpolator {
  readonly tapsPerPhase: number;
  readonly rows: readonly Float64Array[];
}

export interface InterpolatorShape {
  readonly factor: number;
  readonly tapsPerPhase: number;
  readonly kaiserBeta: number;
}

const pi = 3.141592653589793;

/**
 * A windowed sinc of factor · T + 1 taps (Kaiser). Row 0 is the sample itself; the last of
 * `factor` rows lies just before the next one.
 */
export function designInterpolator(shape: InterpolatorShape): Interpolator {
  const { factor, tapsPerPhase, kaiserBeta } = shape;
  const half = tapsPerPhase / 2;
  const peak = besselI0(kaiserBeta);
  const tap = (distance: number): number => {
    const across = distance / half;
    if (Math.abs(across) >= 1) return 0;
    const window = besselI0(kaiserBeta * Math.sqrt(1 - across * across)) / peak;
    return distance === 0 ? 1 : (window * sin(pi * distance)) / (pi * distance);
  };
  const rows = Array.from({ length: factor }, (_, phase) =>
    new Float64Array(tapsPerPhase).map((_, j) =>
      phase === 0 ? Number(j === half - 1) : tap(phase / factor - (j - half + 1)),
    ),
  );
  return { tapsPerPhase, rows };
}

/** The 4× interpolator of BS.1770-5 Annex 2, which every strict meter uses: 4 phases of 12 taps. */
export const ituInterpolator: Interpolator = ituRows();

function ituRows(): Interpolator {
  const first = Float64Array.of(
    ...[0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875],
    ...[0.1373291015625, 0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125],
    ...[0.014892578125, -0.00830078125],
  );
  const second = Float64Array.of(
    ...[-0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625],
    ...[0.465087890625, 0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625],
    ...[0.0330810546875, -0.0189208984375],
  );
  // Rows 3 and 4 are the first two backwards.
  return { tapsPerPhase: 12, rows: [first, second, second.toReversed(), first.toReversed()] };
}
