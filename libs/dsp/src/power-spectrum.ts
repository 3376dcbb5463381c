import type { Kernels } from './kernels.js';
import { cos, sin } from './portable-maths.js';

export interface PowerSpectrum {
  readonly size: number;
  /** Adds |X[k]|² of the Hann-windowed samples, k = 0 to size / 2, to `powers`; a full-scale sine is 1. */
  addTo(powers: Float64Array, samples: Float32Array): void;
}

const fullTurn = 2 * 3.141592653589793;

/** A transform in 64 bits for the few windows that need one. @param size a power of two */
export function createPowerSpectrum({ arena, functions }: Kernels, size: number): PowerSpectrum {
  const addPowers = functions['addPowers'] as (spectrum: number) => void;
  const { hann, cosines, sines } = tablesOf(size);
  const filled = (table: Float64Array): number => {
    const region = arena.f64(table.length);
    region.view.set(table);
    return region.pointer;
  };
  const samplesRoom = arena.f32(size);
  const powersRoom = arena.f64(size / 2 + 1);
  const { pointer, view } = arena.f64(6);
  // Hann halves the amplitude, one side has half of it: (size / 4)² for amplitude 1.
  view[0] = 16 / (size * size);
  const integers = new Int32Array(view.buffer, pointer, 12);
  integers.set([size, samplesRoom.pointer, filled(hann), filled(cosines), filled(sines)], 2);
  integers.set([arena.f64(size).pointer, arena.f64(size).pointer, powersRoom.pointer], 7);
  return {
    size,
    addTo(powers, samples) {
      samplesRoom.view.set(samples);
      powersRoom.view.set(powers);
      addPowers(pointer);
      powers.set(powersRoom.view);
    },
  };
}

interface Tables {
  readonly hann: Float64Array;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** Kept: every track of a rate asks for the same. */
const tables = new Map<number, Tables>();

function tablesOf(size: number): Tables {
  const known = tables.get(size);
  if (known) return known;
  const made = {
    hann: Float64Array.from(
      { length: size },
      (_, n) => 0.5 - 0.5 * cos((fullTurn * (n + 0.5)) / size),
    ),
    cosines: Float64Array.from({ length: size / 2 }, (_, k) => cos((fullTurn * k) / size)),
    sines: Float64Array.from({ length: size / 2 }, (_, k) => sin((fullTurn * k) / size)),
  };
  tables.set(size, made);
  return made;
}
