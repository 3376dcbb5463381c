import type { StereoBuffer } from './stereo-buffer.js';

/** Repeats that fall from side to side, each darker than the last. */
export interface EchoSettings {
  readonly delaySeconds: number;
  /** Level of each repeat against the one before, below 1. */
  readonly feedbackLinear: number;
  /** 0: dull repeats; 1: as bright as the source. */
  readonly brightness: number;
}

/** Adds the echoes of `send` to `output`. */
export function addEcho(
  send: StereoBuffer,
  output: StereoBuffer,
  settings: EchoSettings & { readonly sampleRateHz: number },
): void {
  const length = Math.round(settings.delaySeconds * settings.sampleRateHz);
  const leftLine = new Float32Array(length);
  const rightLine = new Float32Array(length);
  const smoothing = 0.15 + 0.85 * settings.brightness;
  const feedback = settings.feedbackLinear;
  // Takes the lows out of the repeats: about 150 Hz.
  const lowShare = 950 / settings.sampleRateHz;
  let leftSmooth = 0;
  let rightSmooth = 0;
  let leftLow = 0;
  let rightLow = 0;
  let place = 0;
  for (let frame = 0; frame < output.left.length; frame++) {
    const left = leftLine[place]!;
    const right = rightLine[place]!;
    output.left[frame] = output.left[frame]! + left;
    output.right[frame] = output.right[frame]! + right;
    const middle = (send.left[frame]! + send.right[frame]!) * 0.5;
    leftSmooth += smoothing * (middle + feedback * right - leftSmooth);
    rightSmooth += smoothing * (feedback * left - rightSmooth);
    leftLow += lowShare * (leftSmooth - leftLow);
    rightLow += lowShare * (rightSmooth - rightLow);
    leftLine[place] = leftSmooth - leftLow;
    rightLine[place] = rightSmooth - rightLow;
    if (++place === length) place = 0;
  }
}
