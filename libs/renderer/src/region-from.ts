import type { Region } from '@kindred/dsp';

/** What of a plane lies from a frame on. */
export function regionFrom(
  { pointer, view }: Region<Float64Array>,
  frame: number,
): Region<Float64Array> {
  return frame === 0
    ? { pointer, view }
    : { pointer: pointer + frame * 8, view: view.subarray(frame) };
}
