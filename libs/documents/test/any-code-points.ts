import fc from 'fast-check';

/**
 * Text of any code points, halves of surrogate pairs among them. `fc.string({ unit: 'binary' })`
 * spends a second of every process on a table of them all.
 */
export const anyCodePoints = fc
  .array(fc.nat({ max: 0x10ffff }))
  .map((points) => String.fromCodePoint(...points));
