/** Where a conversion stands; laid out by the host. */
@unmanaged
class Resampler {
  /** Taps for each of `phases` points between two input frames, a multiple of 4 each. */
  taps: usize;
  tapsPerPhase: i32;
  phases: i32;
  /** From one output to the next: so many input frames, and so many phases on. */
  wholeStep: i32;
  phaseStep: i32;
  /** Of the next output: the input frame under its first tap, and its phase. */
  frame: i32;
  phase: i32;
}

/**
 * The next `count` outputs of a pair of planes of f64, from input that reaches far enough.
 * Every output is summed in the same order, whatever the cuts.
 * @param right may be `left`, as its output: one channel
 */
export function resamplePair(
  resampler: usize, left: usize, right: usize, count: i32, outLeft: usize, outRight: usize,
): void {
  const by = changetype<Resampler>(resampler);
  const rowBytes = <usize>by.tapsPerPhase << 3;
  let frame = by.frame;
  let phase = by.phase;
  for (const end = outLeft + (<usize>count << 3); outLeft < end; outLeft += 8, outRight += 8) {
    let tap = by.taps + <usize>phase * rowBytes;
    let l = left + (<usize>frame << 3);
    let r = right + (<usize>frame << 3);
    let evenL = f64x2.splat(0);
    let evenR = evenL;
    let oddL = evenL;
    let oddR = evenL;
    for (const last = tap + rowBytes; tap < last; tap += 32, l += 32, r += 32) {
      const even = v128.load(tap);
      const odd = v128.load(tap, 16);
      evenL = f64x2.add(evenL, f64x2.mul(v128.load(l), even));
      evenR = f64x2.add(evenR, f64x2.mul(v128.load(r), even));
      oddL = f64x2.add(oddL, f64x2.mul(v128.load(l, 16), odd));
      oddR = f64x2.add(oddR, f64x2.mul(v128.load(r, 16), odd));
    }
    store<f64>(outLeft, laneSum(f64x2.add(evenL, oddL)));
    store<f64>(outRight, laneSum(f64x2.add(evenR, oddR)));
    frame += by.wholeStep;
    phase += by.phaseStep;
    if (phase >= by.phases) {
      phase -= by.phases;
      frame++;
    }
  }
  by.frame = frame;
  by.phase = phase;
}

// @ts-ignore: decorator
@inline
function laneSum(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}
