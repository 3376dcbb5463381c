import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import { frequencyHzOf } from '../music/pitch.js';
import { decayPerStep } from './decay.js';
import type { SoundKit } from './sound-kit.js';
import { tableLength } from './wavetable.js';

/** A tine piano by frequency modulation (Chowning 1973): a bell-like strike over a warm body. */
export interface PianoPatch {
  /** Modulation of the body at full velocity, in periods: its brightness. */
  readonly bodyIndex: number;
  /** Level of the bell partial at the strike. */
  readonly tineLinear: number;
  /** Time constant of the note at A3; longer below, shorter above. */
  readonly decaySeconds: number;
  readonly releaseSeconds: number;
}

/** The tine's partial: not a whole multiple by much, hence the bell. */
const tineRatio = 13.98;

export function playPiano(
  stem: StereoBuffer,
  patch: PianoPatch,
  { kit, note }: { readonly kit: SoundKit; readonly note: TimedNote },
): void {
  const rate = kit.sampleRateHz;
  const sine = kit.waves.tableFor('sine', 1);
  const frequencyHz = frequencyHzOf(note.midi);
  const increment = (frequencyHz * tableLength) / rate;
  const tineIncrement = increment * (frequencyHz * tineRatio < 0.4 * rate ? tineRatio : 4);
  const decaySeconds = patch.decaySeconds * Math.sqrt(220 / frequencyHz);
  const decay = decayPerStep(decaySeconds, rate);
  const brightDecay = decayPerStep(decaySeconds * 0.45, rate);
  const tineDecay = decayPerStep(0.06, rate);
  const release = decayPerStep(patch.releaseSeconds, rate);
  const start = Math.round(note.startSeconds * rate);
  const letGo = start + Math.round(note.durationSeconds * rate);
  const end = Math.min(stem.left.length, letGo + Math.round(patch.releaseSeconds * 9 * rate));
  // High notes come a little from the right, low from the left, as the player hears them.
  const pan = Math.max(-0.5, Math.min(0.5, (note.midi - 62) / 40));
  const leftGain = Math.sqrt(1 - pan);
  const rightGain = Math.sqrt(1 + pan);
  let level = 0.5 * note.velocity * note.velocity;
  let index = patch.bodyIndex * note.velocity * tableLength;
  let tine = patch.tineLinear * note.velocity;
  let phase = 0;
  let tinePhase = 0;
  const length = tableLength;
  const mask = length - 1;
  const attackFrames = Math.round(0.002 * rate);
  for (let frame = start; frame < end; frame++) {
    const place = phase + index * sine[phase | 0]! + 8 * length;
    const whole = place | 0;
    const here = sine[whole & mask]!;
    const body = here + (place - whole) * (sine[(whole & mask) + 1]! - here);
    const rise = frame - start < attackFrames ? (frame - start + 1) / attackFrames : 1;
    const value = (body + tine * sine[tinePhase | 0]!) * level * rise;
    stem.left[frame] = stem.left[frame]! + value * leftGain;
    stem.right[frame] = stem.right[frame]! + value * rightGain;
    phase += increment;
    if (phase >= length) phase -= length;
    tinePhase += tineIncrement;
    while (tinePhase >= length) tinePhase -= length;
    index *= brightDecay;
    tine *= tineDecay;
    level *= frame < letGo ? decay : release;
  }
}
