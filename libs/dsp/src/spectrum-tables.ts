import { cos, sin } from './portable-maths.js';

const smallest = 4096;
const largest = 65536;

/**
 * Frames to a spectrum: the power of 2 that gives bins of about 2.7 Hz (16384 at 44.1 and 48 kHz,
 * 32768 at 96 kHz), from 4096 to 65536.
 */
export function spectrumSize(sampleRateHz: number): number {
  let size = smallest;
  while (size < largest && size < 0.34 * sampleRateHz) size *= 2;
  return size;
}

/**
 * The first half of a Hann window, w[n] = (1 − cos(2πn / size)) / 2, times `gain`. The second half
 * is w[n + size / 2] = gain − w[n].
 */
export function hannHalf(size: number, gain: number): Float32Array {
  return Float32Array.from(
    { length: size / 2 },
    (_, n) => (gain / 2) * (1 - cos((2 * Math.PI * n) / size)),
  );
}

/** Mean of a Hann window's squares: what it leaves of a steady signal's power. */
export const hannPower = 3 / 8;

/** Turns of the first stage: for each four p, cos, then −sin of 2πpj / size for j = 1, 2, 3. */
export function firstStageTurns(size: number): Float32Array {
  return Float32Array.from({ length: 6 * (size / 4) }, (_, at) => {
    const p = 4 * Math.floor(at / 24) + (at % 4);
    const row = Math.floor((at % 24) / 4);
    const angle = (2 * Math.PI * p * (1 + (row >> 1))) / size;
    return row & 1 ? -sin(angle) : cos(angle);
  });
}

/** Turns of the later stages: every fourth of the first's, its six numbers together, in eights. */
export function laterStageTurns(size: number): Float32Array {
  const turns = new Float32Array(size / 2);
  for (let p = 0; p < size / 16; p++) {
    for (let j = 1; j <= 3; j++) {
      const angle = (8 * Math.PI * p * j) / size;
      turns[8 * p + 2 * j - 2] = cos(angle);
      turns[8 * p + 2 * j - 1] = -sin(angle);
    }
  }
  return turns;
}
