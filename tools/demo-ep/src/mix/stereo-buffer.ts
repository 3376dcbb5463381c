/** Two channels of equal length, in samples between about −1 and 1. */
export interface StereoBuffer {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export function createStereoBuffer(frames: number): StereoBuffer {
  return { left: new Float32Array(frames), right: new Float32Array(frames) };
}

/** One step of sound processing, in place. */
export type Insert = (buffer: StereoBuffer) => void;
