import { tan } from '@kindred/dsp';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import type { Random } from '../music/random.js';
import { decayPerStep } from './decay.js';
import { noiseLength, noiseStart, type SoundKit } from './sound-kit.js';
import { tableLength } from './wavetable.js';

/** A snare: two modes of the skin, and wires that hiss around a centre frequency. */
export interface SnarePatch {
  readonly frequencyHz: number;
  readonly bodySeconds: number;
  readonly wiresHz: number;
  readonly wiresSeconds: number;
  /** Share of wires against skin, linear. */
  readonly wiresLinear: number;
}

/** The second mode of a circular skin lies at this multiple of the first (Bessel zeros). */
const secondMode = 1.594;

export function playSnare(
  stem: StereoBuffer,
  patch: SnarePatch,
  playing: {
    readonly kit: SoundKit;
    readonly note: TimedNote;
    readonly random: Random;
  },
): void {
  const { kit, note } = playing;
  const rate = kit.sampleRateHz;
  const sine = kit.waves.tableFor('sine', 1);
  const start = Math.round(note.startSeconds * rate);
  const longest = Math.max(patch.bodySeconds, patch.wiresSeconds);
  const end = Math.min(stem.left.length, start + Math.round(longest * 7 * rate));
  const loudness = note.velocity * note.velocity;
  const bodyDecay = decayPerStep(patch.bodySeconds, rate);
  const wiresDecay = decayPerStep(patch.wiresSeconds, rate);
  const bendDecay = decayPerStep(0.012, rate);
  // Band-pass of Q 0.6: a state-variable filter per side.
  const g = tan((Math.PI * patch.wiresHz) / rate);
  const k = 1 / 0.6;
  const a1 = 1 / (1 + g * (g + k));
  const length = tableLength;
  const mask = noiseLength - 1;
  const perPeriod = (patch.frequencyHz * length) / rate;
  let leftLow = 0;
  let leftBand = 0;
  let rightLow = 0;
  let rightBand = 0;
  let body = 1;
  let wires = patch.wiresLinear;
  let bend = 0.5;
  let first = 0;
  let second = 0;
  let place = noiseStart(playing.random);
  for (let frame = start; frame < end; frame++) {
    const skin = (sine[first | 0]! + 0.6 * sine[second | 0]!) * body;
    const common = kit.noise[place]!;
    const apart = kit.noise[(place + 40_000) & mask]!;
    place = (place + 1) & mask;
    const leftIn = (0.9 * common + 0.45 * apart) * wires;
    const rightIn = (0.9 * common - 0.45 * apart) * wires;
    const leftNow = a1 * (leftBand + g * (leftIn - leftLow));
    leftLow += 2 * g * leftNow;
    leftBand = 2 * leftNow - leftBand;
    const rightNow = a1 * (rightBand + g * (rightIn - rightLow));
    rightLow += 2 * g * rightNow;
    rightBand = 2 * rightNow - rightBand;
    stem.left[frame] = stem.left[frame]! + (skin + leftNow * k) * loudness;
    stem.right[frame] = stem.right[frame]! + (skin + rightNow * k) * loudness;
    const increment = perPeriod * (1 + bend);
    first += increment;
    if (first >= length) first -= length;
    second += increment * secondMode;
    if (second >= length) second -= length;
    body *= bodyDecay;
    wires *= wiresDecay;
    bend *= bendDecay;
  }
}
