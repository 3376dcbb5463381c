import { exp, exp2, sin } from '@kindred/dsp';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import { frequencyHzOf } from '../music/pitch.js';
import type { Random } from '../music/random.js';
import { envelopeSteps, type EnvelopeShape } from './amplitude-envelope.js';
import { placesPerOctave } from './cutoffs.js';
import { decayPerStep } from './decay.js';
import { addFilteredMono, addFilteredStereo, lowPassOf } from './gliding-low-pass.js';
import { createUnison, fillWith } from './oscillator.js';
import type { SoundKit } from './sound-kit.js';
import type { WaveName } from './wavetable.js';

/** A subtractive voice: detuned oscillators through a resonant low-pass that opens and closes. */
export interface VoicePatch {
  readonly wave: WaveName;
  /** Oscillators per note. */
  readonly unison: number;
  /** Distance of the outermost from the pitch. */
  readonly detuneCents: number;
  /** 0: in the middle; 1: oscillators hard left and right in turn. */
  readonly spread: number;
  readonly amplitude: EnvelopeShape;
  /** Where the low-pass rests, for a note at full velocity. */
  readonly cutoffHz: number;
  /** How far above that it starts. */
  readonly sweepOctaves: number;
  /** Time constant of the sweep. */
  readonly sweepSeconds: number;
  /** How far a soft note stays darker than a hard one. */
  readonly velocityOctaves: number;
  readonly resonanceQ: number;
  readonly vibratoCents: number;
  readonly vibratoHz: number;
  /** When the vibrato has come in. */
  readonly vibratoDelaySeconds: number;
  /** Slide from this far below, as singers do. */
  readonly scoopCents: number;
}

/** Frames between two looks at envelope, pitch and filter: 1.5 ms. */
const stepFrames = 64;

interface Playing {
  readonly kit: SoundKit;
  readonly note: TimedNote;
  readonly random: Random;
}

/** Adds one note to a stem. */
export function playVoice(stem: StereoBuffer, patch: VoicePatch, playing: Playing): void {
  const { kit, note } = playing;
  const rate = kit.sampleRateHz;
  const stepsPerSecond = rate / stepFrames;
  const levels = envelopeSteps(patch.amplitude, { seconds: note.durationSeconds, stepsPerSecond });
  const isStereo = patch.spread > 0;
  // Sharp scoops and vibrato must not lift the top harmonic over the edge.
  const table = kit.waves.tableFor(patch.wave, frequencyHzOf(note.midi) * 1.02);
  const oscillators = createUnison(table, {
    count: patch.unison,
    detuneCents: patch.detuneCents,
    isStereo,
    phaseOf: playing.random.uniform,
  });
  const near = Math.sqrt((1 + patch.spread) / 2);
  const far = Math.sqrt((1 - patch.spread) / 2);
  const cyclesPerFrame = frequencyHzOf(note.midi) / rate;
  const loudness = note.velocity * note.velocity;
  const restPlace =
    kit.cutoffs.placeOf(patch.cutoffHz) +
    (note.velocity - 1) * patch.velocityOctaves * placesPerOctave;
  const sweepDecay = decayPerStep(patch.sweepSeconds, stepsPerSecond);
  let sweep = patch.sweepOctaves * placesPerOctave;
  const first = new Float64Array(stepFrames);
  const second = new Float64Array(stepFrames);
  const state = { lowFirst: 0, bandFirst: 0, lowSecond: 0, bandSecond: 0 };
  let frame = Math.round(note.startSeconds * rate);
  let before = 0;
  for (let step = 0; step < levels.length && frame < stem.left.length; step++) {
    const cycles = cyclesPerFrame * bendRatio(patch, step / stepsPerSecond);
    const filter = lowPassOf(kit.cutoffs.gainAt(restPlace + sweep), patch.resonanceQ);
    sweep *= sweepDecay;
    const after = levels[step]! * loudness;
    const gliding = { frame, before, after, near, far };
    fillWith(first, oscillators.first, cycles);
    if (isStereo) {
      fillWith(second, oscillators.second, cycles);
      addFilteredStereo(stem, { first, second }, state, filter, gliding);
    } else {
      addFilteredMono(stem, first, state, filter, gliding);
    }
    before = after;
    frame += stepFrames;
  }
}

function bendRatio(patch: VoicePatch, seconds: number): number {
  if (patch.vibratoCents === 0 && patch.scoopCents === 0) return 1;
  const scoop = -patch.scoopCents * exp(-seconds / 0.035);
  const grown = Math.min(1, Math.max(0, seconds / patch.vibratoDelaySeconds - 0.4));
  const vibrato = patch.vibratoCents * grown * sin(2 * Math.PI * patch.vibratoHz * seconds);
  return exp2((scoop + vibrato) / 1200);
}
