/** K-weighted mean squares of consecutive 10 ms, summed over channels. */
export type Energies = Float64Array | Float32Array;

/** Windows in segments of 10 ms: momentary and gating blocks, short-term, and the usual hop. */
export const momentarySegments = 40;
export const shortTermSegments = 300;
export const hopSegments = 10;

export interface WindowShape {
  readonly windowSegments: number;
  readonly hopSegments: number;
}

/** 400 ms at 100 ms hop: also the gating blocks of BS.1770-5. */
export const gatingBlocks: WindowShape = { windowSegments: momentarySegments, hopSegments };
/** 3 s at 100 ms hop. */
export const shortTermWindows: WindowShape = { windowSegments: shortTermSegments, hopSegments };

/** How many whole windows fit. */
export function windowCount(segments: number, shape: WindowShape): number {
  return Math.max(0, Math.floor((segments - shape.windowSegments) / shape.hopSegments) + 1);
}

/** Mean squares of sliding windows; window j starts at segment j · hopSegments. */
export function windowPowers(energies: Energies, shape: WindowShape): Float64Array {
  const sums = runningSums(energies, new Float64Array(energies.length + 1));
  return windowsOf(sums, shape, new Float64Array(windowCount(energies.length, shape)));
}

/** sums[j] = sum of the first j energies; `sums` is one longer than them. */
export function runningSums(energies: Energies, sums: Float64Array): Float64Array {
  let sum = 0;
  for (let j = 0; j < energies.length; j++) {
    sum += energies[j]!;
    sums[j + 1] = sum;
  }
  return sums;
}

/** Fills `powers` with the windows of running sums. */
export function windowsOf(
  sums: Float64Array,
  { windowSegments, hopSegments: hop }: WindowShape,
  powers: Float64Array,
): Float64Array {
  for (let j = 0; j < powers.length; j++) {
    powers[j] = (sums[j * hop + windowSegments]! - sums[j * hop]!) / windowSegments;
  }
  return powers;
}

/** Highest mean square of any window at 10 ms hop; 0 when there is none. */
export function highestWindow(
  sums: Float64Array,
  segments: number,
  windowSegments: number,
): number {
  let highest = 0;
  for (let j = windowSegments; j <= segments; j++) {
    const sum = sums[j]! - sums[j - windowSegments]!;
    if (sum > highest) highest = sum;
  }
  return highest / windowSegments;
}
