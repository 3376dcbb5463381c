/**
 * Clears filter states that have decayed below 1e-30 (−600 dB), so that silence never runs on
 * denormal numbers and ends in exact zeros.
 * @param state f64, `bytes` of them, in whole pairs
 */
// @ts-ignore: decorator
@inline
export function restTiny(state: usize, bytes: usize): void {
  const floor = f64x2.splat(1e-30);
  for (const end = state + bytes; state < end; state += 16) {
    const s = v128.load(state);
    v128.store(state, v128.and(s, f64x2.gt(f64x2.abs(s), floor)));
  }
}
