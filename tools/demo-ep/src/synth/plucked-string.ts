import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import { frequencyHzOf } from '../music/pitch.js';
import type { Random } from '../music/random.js';
import { decayPerStep60Db } from './decay.js';
import { noiseLength, noiseStart, type SoundKit } from './sound-kit.js';

/** A guitar string after Karplus and Strong (1983): a burst of noise that runs in a circle. */
export interface StringPatch {
  /** Time to fall by 60 dB at A2; shorter higher up. */
  readonly ringSeconds: number;
  /** 0: finger, dark; 1: plectrum, bright. */
  readonly brightness: number;
  /** −1 left to 1 right. */
  readonly pan: number;
  /** Time until a let-go string is damped by 60 dB. */
  readonly dampSeconds: number;
}

export function playString(
  stem: StereoBuffer,
  patch: StringPatch,
  playing: {
    readonly kit: SoundKit;
    readonly note: TimedNote;
    readonly random: Random;
  },
): void {
  const { note, kit } = playing;
  const rate = kit.sampleRateHz;
  const frequencyHz = frequencyHzOf(note.midi);
  // The averaging of neighbours in the loop delays by its own share of a frame.
  const average = 0.5 - 0.42 * patch.brightness;
  const loop = rate / frequencyHz - average;
  const whole = Math.floor(loop - 0.2);
  const fraction = loop - whole;
  const allPass = (1 - fraction) / (1 + fraction);
  const line = excitation(whole, patch, playing);
  const ring = patch.ringSeconds * Math.sqrt(110 / frequencyHz);
  const ringing = decayPerStep60Db(ring, frequencyHz);
  const damped = decayPerStep60Db(patch.dampSeconds, frequencyHz);
  const start = Math.round(note.startSeconds * rate);
  const release = start + Math.round(note.durationSeconds * rate);
  const end = Math.min(stem.left.length, release + Math.round(patch.dampSeconds * 1.3 * rate));
  const leftGain = Math.sqrt((1 - patch.pan) / 2) * Math.SQRT2;
  const rightGain = Math.sqrt((1 + patch.pan) / 2) * Math.SQRT2;
  let place = 0;
  let before = 0;
  let passIn = 0;
  let passOut = 0;
  for (let frame = start; frame < end; frame++) {
    const out = line[place]!;
    const loss = frame < release ? ringing : damped;
    const smoothed = loss * ((1 - average) * out + average * before);
    before = out;
    passOut = allPass * (smoothed - passOut) + passIn;
    passIn = smoothed;
    line[place] = passOut;
    if (++place === whole) place = 0;
    stem.left[frame] = stem.left[frame]! + out * leftGain;
    stem.right[frame] = stem.right[frame]! + out * rightGain;
  }
}

/** Noise as the finger leaves it: darker when soft, and hollow for the place of the pluck. */
function excitation(
  frames: number,
  patch: StringPatch,
  { kit, note, random }: { kit: SoundKit; note: TimedNote; random: Random },
): Float64Array {
  const line = new Float64Array(frames);
  const start = noiseStart(random);
  const smoothing = 0.12 + 0.7 * patch.brightness * note.velocity;
  let low = 0;
  for (let i = 0; i < frames; i++) {
    low += smoothing * (kit.noise[(start + i) & (noiseLength - 1)]! - low);
    line[i] = low;
  }
  const pluck = Math.max(1, Math.round(frames * 0.21));
  for (let i = frames - 1; i >= pluck; i--) line[i] = line[i]! - 0.8 * line[i - pluck]!;
  let mean = 0;
  for (const value of line) mean += value / frames;
  let power = 0;
  for (const value of line) power += ((value - mean) * (value - mean)) / frames;
  const gain = (0.35 * note.velocity * note.velocity) / Math.sqrt(power + 1e-12);
  for (let i = 0; i < frames; i++) line[i] = (line[i]! - mean) * gain;
  return line;
}
