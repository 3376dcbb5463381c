import type { LimiterLaw } from '../src/limiter-law.js';

/**
 * The limiter's law as its definition, for tests: whole arrays, and every window searched anew.
 * @param required whole units of reduction per hop, 0 or positive
 * @returns reduction per hop in the same units, aligned to `required`
 */
export function limiterReductionOracle(law: LimiterLaw, required: ArrayLike<number>): Float64Array {
  const { aheadHops, holdHops, boxHops, slowWeight } = law;
  const { fastRemainder, slowShare } = law.hop;
  const ahead = aheadHops;
  const released = new Float64Array(required.length + ahead);
  let fast = 0;
  let slow = 0;
  // released[i] is the law's value at hop i − ahead: the averages reach back before the start.
  for (let i = 0; i < released.length; i++) {
    let held = 0;
    const first = Math.max(0, i - ahead - holdHops);
    for (let at = first; at <= i && at < required.length; at++) {
      held = Math.max(held, required[at]!);
    }
    fast = Math.max(held, Math.floor(held + (fast - held) * fastRemainder));
    slow = Math.floor(slow + (held - slow) * slowShare);
    released[i] = Math.max(fast, Math.floor(slow * slowWeight));
  }
  const [first, second, third] = boxHops;
  const sums = boxSums(boxSums(boxSums(released, first), second), third);
  const divisor = first * second * third;
  return sums.subarray(ahead).map((sum) => sum / divisor);
}

/** Sum of each value and the `width − 1` before it. */
function boxSums(values: Float64Array, width: number): Float64Array {
  return values.map((_, at) => {
    let sum = 0;
    for (let i = Math.max(0, at - width + 1); i <= at; i++) sum += values[i]!;
    return sum;
  });
}
