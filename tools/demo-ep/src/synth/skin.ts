import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import type { Random } from '../music/random.js';
import { decayPerStep } from './decay.js';
import { noiseLength, noiseStart, type SoundKit } from './sound-kit.js';
import { tableLength } from './wavetable.js';

/** A bass drum or tom: a sine whose pitch drops as the skin relaxes, and a click of the beater. */
export interface SkinPatch {
  readonly frequencyHz: number;
  /** How far above it starts. */
  readonly dropHz: number;
  readonly dropSeconds: number;
  readonly decaySeconds: number;
  readonly clickLinear: number;
  /** −1 left to 1 right. */
  readonly pan: number;
}

export function playSkin(
  stem: StereoBuffer,
  patch: SkinPatch,
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
  const end = Math.min(stem.left.length, start + Math.round(patch.decaySeconds * 7 * rate));
  const loudness = note.velocity * note.velocity;
  const leftGain = loudness * Math.sqrt((1 - patch.pan) / 2) * Math.SQRT2;
  const rightGain = loudness * Math.sqrt((1 + patch.pan) / 2) * Math.SQRT2;
  const drop = decayPerStep(patch.dropSeconds, rate);
  const decay = decayPerStep(patch.decaySeconds, rate);
  const clickDecay = decayPerStep(0.004, rate);
  const length = tableLength;
  const mask = noiseLength - 1;
  const perHz = length / rate;
  let excessHz = patch.dropHz * (0.7 + 0.3 * note.velocity);
  let level = 1;
  let click = patch.clickLinear * note.velocity;
  let clickLow = 0;
  let phase = 0;
  let place = noiseStart(playing.random);
  const attackFrames = Math.round(0.0015 * rate);
  for (let frame = start; frame < end; frame++) {
    const index = phase | 0;
    const body = sine[index]! + (phase - index) * (sine[index + 1]! - sine[index]!);
    clickLow += 0.55 * (kit.noise[place]! - clickLow);
    place = (place + 1) & mask;
    const rise = frame - start < attackFrames ? (frame - start + 1) / attackFrames : 1;
    const value = body * level * rise + clickLow * click;
    stem.left[frame] = stem.left[frame]! + value * leftGain;
    stem.right[frame] = stem.right[frame]! + value * rightGain;
    phase += (patch.frequencyHz + excessHz) * perHz;
    if (phase >= length) phase -= length;
    excessHz *= drop;
    level *= decay;
    click *= clickDecay;
  }
}
