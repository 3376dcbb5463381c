import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

export interface SampleFormat {
  readonly sampleKind: 'integer' | 'float';
  readonly bitsPerSample: number;
}

/** Too few samples may lack bits by chance. */
const framesMin = 2048;
/** Of bits that are not there: a byte, but for 20 bits in 24. */
const missingMin = 4;

/**
 * Samples that use fewer bits than the file has: its finest bits are never set. Floats have 24; a
 * float file is only spoken of when all its samples are 16-bit ones.
 */
export function bitDepthFindings(
  format: SampleFormat,
  track: { readonly occupiedBits: number; readonly frames: number },
): readonly Finding[] {
  const { occupiedBits, frames } = track;
  if (occupiedBits === 0 || frames < framesMin) return [];
  let unused = 0;
  while (((occupiedBits >> unused) & 1) === 0) unused++;
  const bits = 24 - unused;
  const room = Math.min(24, format.bitsPerSample);
  const padded = format.sampleKind === 'float' ? bits <= 16 : room > 8 && room - bits >= missingMin;
  if (!padded) return [];
  return [
    findingOf({
      code: 'bit-depth',
      severity: 'note',
      value: bits,
      threshold: room - missingMin,
      unit: 'bits',
      places: [],
      numbers: { bitsPerSample: format.bitsPerSample },
      fixable: 'none',
    }),
  ];
}
