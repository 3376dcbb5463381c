import { tan } from '@kindred/dsp';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import type { Random } from '../music/random.js';
import { decayPerStep } from './decay.js';
import { noiseLength, noiseStart, type SoundKit } from './sound-kit.js';

/** Hats, cymbals, shakers: bright noise with two ringing places. */
export interface MetalPatch {
  /** Below this there is little. */
  readonly lowestHz: number;
  readonly ringHz: number;
  /** Share of the ringing, linear. */
  readonly ringLinear: number;
  readonly attackSeconds: number;
  readonly decaySeconds: number;
  /** −1 left to 1 right. */
  readonly pan: number;
  /** 0: the same noise on both sides; 1: all different. */
  readonly spread: number;
}

export function playMetal(
  stem: StereoBuffer,
  patch: MetalPatch,
  playing: {
    readonly kit: SoundKit;
    readonly note: TimedNote;
    readonly random: Random;
  },
): void {
  const { kit, note, random } = playing;
  const rate = kit.sampleRateHz;
  const loudness = note.velocity * note.velocity;
  const start = Math.round(note.startSeconds * rate);
  const seconds = patch.attackSeconds + patch.decaySeconds * (0.7 + 0.3 * note.velocity) * 7;
  const end = Math.min(stem.left.length, start + Math.round(seconds * rate));
  const place = noiseStart(random);
  const common = 1 - patch.spread;
  for (const side of ['left', 'right'] as const) {
    const sign = side === 'left' ? -1 : 1;
    ring(stem[side], patch, {
      kit,
      start,
      end,
      gain: loudness * Math.sqrt((1 + sign * patch.pan) / 2) * Math.SQRT2,
      place,
      otherPlace: (place + (sign + 2) * 30_011) & (noiseLength - 1),
      common,
      decay: decayPerStep(patch.decaySeconds * (0.7 + 0.3 * note.velocity), rate),
    });
  }
}

interface Ringing {
  readonly kit: SoundKit;
  readonly start: number;
  readonly end: number;
  readonly gain: number;
  readonly place: number;
  readonly otherPlace: number;
  readonly common: number;
  readonly decay: number;
}

function ring(samples: Float32Array, patch: MetalPatch, ringing: Ringing): void {
  const { kit, start, end, common } = ringing;
  const rate = kit.sampleRateHz;
  const high = tan((Math.PI * patch.lowestHz) / rate);
  const highScale = 1 / (1 + high * (high + Math.SQRT2));
  const peak = tan((Math.PI * patch.ringHz) / rate);
  const peakDamping = 0.12;
  const peakScale = 1 / (1 + peak * (peak + peakDamping));
  const attackFrames = Math.max(1, Math.round(patch.attackSeconds * rate));
  const mask = noiseLength - 1;
  let highLow = 0;
  let highBand = 0;
  let peakLow = 0;
  let peakBand = 0;
  let level = ringing.gain;
  for (let frame = start, i = 0; frame < end; frame++, i++) {
    const noise =
      common * kit.noise[(ringing.place + i) & mask]! +
      (1 - common) * kit.noise[(ringing.otherPlace + i) & mask]!;
    // High-pass, Q 0.71: what is left after low and band are taken away.
    const highNow = (noise - (high + Math.SQRT2) * highBand - highLow) * highScale;
    const bandNow = high * highNow + highBand;
    highLow += 2 * high * bandNow;
    highBand = 2 * bandNow - highBand;
    const peakNow = peakScale * (peakBand + peak * (highNow - peakLow));
    peakLow += 2 * peak * peakNow;
    peakBand = 2 * peakNow - peakBand;
    const rise = i < attackFrames ? (i + 1) / attackFrames : 1;
    samples[frame] = samples[frame]! + (highNow + patch.ringLinear * peakNow) * level * rise;
    if (i >= attackFrames) level *= ringing.decay;
  }
}
