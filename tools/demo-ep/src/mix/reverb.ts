import { decayPerStep60Db } from '../synth/decay.js';
import type { StereoBuffer } from './stereo-buffer.js';

export interface ReverbSettings {
  /** Time for the room to fall by 60 dB. */
  readonly decaySeconds: number;
  readonly preDelaySeconds: number;
  /** 0: dark walls; 1: tiles. */
  readonly brightness: number;
}

/** Lengths of the lines in frames at 44.1 kHz, 25 to 52 ms, all prime so that no echoes coincide. */
const lineFrames = [1123, 1277, 1447, 1601, 1787, 1951, 2111, 2297];
/** Room for each line in the ring, at up to 78 kHz: a power of two, so that a mask wraps. */
const lineCapacity = 4096;

/**
 * Adds the room that `send` excites to `output`: a feedback delay network (Jot and Chaigne 1991),
 * eight lines mixed by a Householder reflection, each with its own loss for an even decay and a
 * one-pole low-pass for air and walls.
 */
export function addReverb(
  send: StereoBuffer,
  output: StereoBuffer,
  settings: ReverbSettings & { readonly sampleRateHz: number },
): void {
  const rate = settings.sampleRateHz;
  const lengths = Int32Array.from(lineFrames, (frames) => Math.round((frames * rate) / 44_100));
  const gains = Float64Array.from(lengths, (frames) =>
    decayPerStep60Db(settings.decaySeconds, rate / frames),
  );
  const lines = new Float32Array(8 * lineCapacity);
  const smooth = new Float64Array(8);
  const taps = new Float64Array(8);
  const mask = lineCapacity - 1;
  const smoothing = 0.25 + 0.7 * settings.brightness;
  const preDelay = Math.round(settings.preDelaySeconds * rate);
  // One pole at about 220 Hz takes out the lows: a room full of bass is mud.
  const lowShare = 1400 / rate;
  let leftLow = 0;
  let rightLow = 0;
  for (let frame = 0; frame < output.left.length; frame++) {
    const early = frame - preDelay;
    const leftSend = early < 0 ? 0 : send.left[early]!;
    const rightSend = early < 0 ? 0 : send.right[early]!;
    leftLow += lowShare * (leftSend - leftLow);
    rightLow += lowShare * (rightSend - rightLow);
    const left = leftSend - leftLow;
    const right = rightSend - rightLow;
    let sum = 0;
    for (let line = 0; line < 8; line++) {
      const tap = lines[line * lineCapacity + ((frame - lengths[line]!) & mask)]!;
      const smoothed = smooth[line]! + smoothing * (tap - smooth[line]!);
      smooth[line] = smoothed;
      const kept = smoothed * gains[line]!;
      taps[line] = kept;
      sum += kept;
    }
    // Householder: each line gets back what it gave, less a quarter of what all gave.
    const reflected = sum * 0.25;
    const here = frame & mask;
    for (let line = 0; line < 8; line++) {
      const input = (line & 1) === 0 ? left : right;
      const upright = (line & 2) === 0 ? input : -input;
      lines[line * lineCapacity + here] = taps[line]! - reflected + upright;
    }
    output.left[frame] = output.left[frame]! + 0.5 * (taps[0]! - taps[2]! + taps[4]! - taps[6]!);
    output.right[frame] = output.right[frame]! + 0.5 * (taps[1]! - taps[3]! + taps[5]! - taps[7]!);
  }
}
