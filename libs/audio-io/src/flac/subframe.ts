import type { BitReader } from './bit-reader.js';

/**
 * Reads one channel of a frame (RFC 9639 §9.2) into the first `count` of `samples`: whole numbers of
 * up to 33 bits, for which doubles are exact, as are their predictions (at most 2^51). False where the
 * bits are no subframe.
 */
export function readSubframe(
  bits: BitReader,
  {
    samples,
    count,
    depth,
  }: { readonly samples: Float64Array; readonly count: number; readonly depth: number },
): boolean {
  if (bits.unsigned(1) !== 0) return false;
  const type = bits.unsigned(6);
  const wasted = bits.unsigned(1) === 1 ? bits.unary() + 1 : 0;
  const width = depth - wasted;
  if (width < 1) return false;
  const run = { samples, count, depth: width };
  if (!readKind(bits, type, run)) return false;
  if (wasted > 0) {
    const scale = 2 ** wasted;
    for (let i = 0; i < count; i++) samples[i]! *= scale;
  }
  return true;
}

type Run = { readonly samples: Float64Array; readonly count: number; readonly depth: number };

function readKind(bits: BitReader, type: number, run: Run): boolean {
  const { samples, count, depth } = run;
  if (type === 0) {
    samples.fill(bits.signed(depth), 0, count);
    return true;
  }
  if (type === 1) {
    for (let i = 0; i < count; i++) samples[i] = bits.signed(depth);
    return true;
  }
  if (type >= 8 && type <= 12) return readFixed(bits, type - 8, run);
  if (type >= 32) return readLinear(bits, type - 31, run);
  return false;
}

/** Prediction by one of five fixed polynomials (RFC 9639 §9.2.5). */
function readFixed(bits: BitReader, order: number, run: Run): boolean {
  const { samples, count } = run;
  if (!readWarmUp(bits, order, run) || !readResidual(bits, order, run)) return false;
  if (order === 1) {
    for (let i = 1; i < count; i++) samples[i]! += samples[i - 1]!;
  } else if (order === 2) {
    for (let i = 2; i < count; i++) samples[i]! += 2 * samples[i - 1]! - samples[i - 2]!;
  } else if (order === 3) {
    for (let i = 3; i < count; i++) {
      samples[i]! += 3 * (samples[i - 1]! - samples[i - 2]!) + samples[i - 3]!;
    }
  } else if (order === 4) {
    for (let i = 4; i < count; i++) {
      samples[i]! +=
        4 * (samples[i - 1]! + samples[i - 3]!) - 6 * samples[i - 2]! - samples[i - 4]!;
    }
  }
  return true;
}

/** Linear prediction (RFC 9639 §9.2.6). */
function readLinear(bits: BitReader, order: number, run: Run): boolean {
  const { samples, count } = run;
  if (!readWarmUp(bits, order, run)) return false;
  const precision = bits.unsigned(4) + 1;
  const shift = bits.signed(5);
  if (precision === 16 || shift < 0) return false;
  const coefficients = new Float64Array(order);
  for (let i = 0; i < order; i++) coefficients[i] = bits.signed(precision);
  if (!readResidual(bits, order, run)) return false;
  const scale = 2 ** -shift;
  const inPairs = order - (order % 2);
  for (let i = order; i < count; i++) {
    // Two sums, so that one need not wait for the other; whole numbers add up alike in any order.
    let even = 0;
    let odd = 0;
    for (let j = 0; j < inPairs; j += 2) {
      even += coefficients[j]! * samples[i - 1 - j]!;
      odd += coefficients[j + 1]! * samples[i - 2 - j]!;
    }
    if (inPairs < order) even += coefficients[inPairs]! * samples[i - 1 - inPairs]!;
    samples[i]! += Math.floor((even + odd) * scale);
  }
  return true;
}

function readWarmUp(bits: BitReader, order: number, { samples, count, depth }: Run): boolean {
  if (order > count) return false;
  for (let i = 0; i < order; i++) samples[i] = bits.signed(depth);
  return true;
}

/** What prediction left, in partitions with a Rice parameter each (RFC 9639 §9.2.7). */
function readResidual(bits: BitReader, order: number, { samples, count }: Run): boolean {
  const method = bits.unsigned(2);
  if (method > 1) return false;
  const parameterBits = method === 0 ? 4 : 5;
  const escape = (1 << parameterBits) - 1;
  const partitions = 1 << bits.unsigned(4);
  const length = count / partitions;
  if (!Number.isInteger(length) || length < order) return false;
  let at = order;
  for (let partition = 1; partition <= partitions; partition++) {
    const end = length * partition;
    const parameter = bits.unsigned(parameterBits);
    if (parameter === escape) {
      const width = bits.unsigned(5);
      for (let i = at; i < end; i++) samples[i] = width === 0 ? 0 : bits.signed(width);
    } else {
      bits.rice(samples, at, end - at, parameter);
    }
    if (bits.isOver) return false;
    at = end;
  }
  return true;
}
