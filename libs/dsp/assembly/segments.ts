/**
 * First frame of the 10 ms segment `index`, rounded so that odd rates do not drift; the host's
 * segmentStartFrame.
 */
// @ts-ignore: decorator
@inline
export function segmentStart(index: i32, rate: f64): f64 {
  return floor<f64>(<f64>index * rate / 100.0 + 0.5);
}

/** Frames of the segment `index`. */
// @ts-ignore: decorator
@inline
export function segmentLength(index: i32, rate: f64): i32 {
  return <i32>(segmentStart(index + 1, rate) - segmentStart(index, rate));
}
