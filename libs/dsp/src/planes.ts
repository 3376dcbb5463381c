import type { Region } from './arena.js';

/**
 * One channel's samples in kernel memory, ±1 = full scale. Measuring takes 32-bit planes, which
 * hold 24-bit samples exactly; rendering takes 64-bit ones.
 */
export type Plane = Region<Float32Array> | Region<Float64Array>;

export function isWide(plane: Plane): plane is Region<Float64Array> {
  return plane.view.BYTES_PER_ELEMENT === 8;
}
