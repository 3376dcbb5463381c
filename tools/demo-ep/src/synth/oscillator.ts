import { exp2 } from '@kindred/dsp';
import { phaseFractionMask, phaseFractionScale, phasePeriod, phaseShift } from './wavetable.js';

/** One running wave. */
export interface Oscillator {
  readonly table: Float32Array;
  readonly ratio: number;
  readonly levelLinear: number;
  phase: number;
}

/** Oscillators of a detuned note, first and second side in turn; a mono note has a first side only. */
export interface Unison {
  readonly first: readonly Oscillator[];
  readonly second: readonly Oscillator[];
}

/** Detunes evenly around the pitch; `phaseOf` draws where in its period each starts, 0 to 1. */
export function createUnison(
  table: Float32Array,
  options: {
    readonly count: number;
    readonly detuneCents: number;
    readonly isStereo: boolean;
    readonly phaseOf: () => number;
  },
): Unison {
  const { count, isStereo } = options;
  const first: Oscillator[] = [];
  const second: Oscillator[] = [];
  const levelLinear = Math.sqrt((isStereo ? 2 : 1) / count);
  for (let index = 0; index < count; index++) {
    const place = count === 1 ? 0 : (2 * index) / (count - 1) - 1;
    const ratio = exp2((place * options.detuneCents) / 1200);
    const phase = Math.floor(options.phaseOf() * phasePeriod) | 0;
    (isStereo && index % 2 === 1 ? second : first).push({ table, ratio, levelLinear, phase });
  }
  return { first, second };
}

/** Fills `samples` with the sum of the oscillators at a pitch in cycles per frame. */
export function fillWith(
  samples: Float64Array,
  oscillators: readonly Oscillator[],
  cyclesPerFrame: number,
): void {
  samples.fill(0);
  for (const oscillator of oscillators) addOscillator(oscillator, cyclesPerFrame, samples);
}

function addOscillator(
  oscillator: Oscillator,
  cyclesPerFrame: number,
  samples: Float64Array,
): void {
  const { table, levelLinear } = oscillator;
  const increment = Math.round(cyclesPerFrame * oscillator.ratio * phasePeriod) | 0;
  const shift = phaseShift;
  const mask = phaseFractionMask;
  const scale = phaseFractionScale;
  let phase = oscillator.phase | 0;
  for (let i = 0; i < samples.length; i++) {
    const index = phase >>> shift;
    const here = table[index]!;
    const between = (phase & mask) * scale;
    samples[i] = samples[i]! + levelLinear * (here + between * (table[index + 1]! - here));
    phase = (phase + increment) | 0;
  }
  oscillator.phase = phase;
}
