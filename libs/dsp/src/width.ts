import type { Region } from './arena.js';
import { amplitudeFromDb } from './decibels.js';
import type { GainBand } from './eq-band.js';
import { createEqualiser } from './equaliser.js';
import type { Kernels } from './kernels.js';
import type { Band } from './spectrum-layout.js';

export interface WidthOptions {
  readonly sampleRateHz: number;
  /** What the side, (left − right) / 2, is raised by. */
  readonly sideGainDb: number;
  /** Where: half the decibels are reached at its edges. Null: everywhere. */
  readonly band: Band | null;
}

export interface Width {
  /** The stream's next frames, in place; nothing is touched where the gain is 0 dB. */
  process(
    planes: { readonly left: Region<Float64Array>; readonly right: Region<Float64Array> },
    frames: number,
  ): void;
}

type SumAndDifference = (left: number, right: number, frames: number, factor: number) => void;
type Scale = (pointer: number, count: number, factor: number) => void;

/** Where width is heard: below it lies the bass, above it what little is there. */
export const widthBand: Band = { lowHz: 500, highHz: 8000 };

/** Two shelves that leave a plateau between them, 3 octaves wide or more to reach its gain. */
export function plateauBands(gainDb: number, { lowHz, highHz }: Band): readonly GainBand[] {
  const q = Math.sqrt(0.5);
  return [
    { type: 'high-shelf', frequencyHz: lowHz, q, gainDb },
    { type: 'high-shelf', frequencyHz: highHz, q, gainDb: -gainDb },
  ];
}

/**
 * Makes a stereo stream wider or narrower: left and right become mid and side, the side goes
 * through a gain or through the equaliser, and both become left and right again. The mid, and so
 * the fold to mono, keeps every bit but for the rounding of the sums, 2^−53. Latency 0, minimum
 * phase; the same bits from blocks of any size.
 */
export function createWidth(kernels: Kernels, options: WidthOptions): Width {
  const { sideGainDb } = options;
  const turn = kernels.functions['sumAndDifference'] as SumAndDifference;
  const shapeSide = createSideStage(kernels, options);
  return {
    process({ left, right }, frames) {
      if (sideGainDb === 0) return;
      turn(left.pointer, right.pointer, frames, 0.5);
      shapeSide(right, frames);
      turn(left.pointer, right.pointer, frames, 1);
    },
  };
}

function createSideStage(
  kernels: Kernels,
  { sampleRateHz, sideGainDb, band }: WidthOptions,
): (side: Region<Float64Array>, frames: number) => void {
  if (band === null) {
    const scale = kernels.functions['gainF64'] as Scale;
    const factor = amplitudeFromDb(sideGainDb);
    return ({ pointer }, frames) => scale(pointer, frames, factor);
  }
  const bands = plateauBands(sideGainDb, band);
  const equaliser = createEqualiser(kernels, { bands, sampleRateHz });
  return (side, frames) => equaliser.process([side], frames);
}
