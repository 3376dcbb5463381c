import { amplitudeFromDb } from '@kindred/dsp';
import { addEcho, type EchoSettings } from './echo.js';
import { addReverb, type ReverbSettings } from './reverb.js';
import { createStereoBuffer, type Insert, type StereoBuffer } from './stereo-buffer.js';

/** One strip of the desk: who plays, through what, and how loud in the mix. */
export interface Part {
  readonly name: string;
  readonly play: (stem: StereoBuffer) => void;
  readonly inserts?: readonly Insert[];
  readonly levelDb: number;
  /** Level into the room, against the dry level; absent: none. */
  readonly reverbDb?: number;
  readonly echoDb?: number;
}

/** Plays every part into one stereo mix. */
export function mixOf(
  parts: readonly Part[],
  room: {
    readonly frames: number;
    readonly sampleRateHz: number;
    readonly reverb: ReverbSettings;
    readonly echo: EchoSettings;
  },
): StereoBuffer {
  const { frames, sampleRateHz } = room;
  const mix = createStereoBuffer(frames);
  const reverbSend = createStereoBuffer(frames);
  const echoSend = createStereoBuffer(frames);
  const stem = createStereoBuffer(frames);
  for (const part of parts) {
    stem.left.fill(0);
    stem.right.fill(0);
    part.play(stem);
    for (const insert of part.inserts ?? []) insert(stem);
    const level = amplitudeFromDb(part.levelDb);
    addTo(stem, [
      { target: mix, gain: level },
      { target: reverbSend, gain: level * sendGain(part.reverbDb) },
      { target: echoSend, gain: level * sendGain(part.echoDb) },
    ]);
  }
  const echoes = createStereoBuffer(frames);
  addEcho(echoSend, echoes, { ...room.echo, sampleRateHz });
  addTo(echoes, [
    { target: mix, gain: 1 },
    // Echoes sound in the same room.
    { target: reverbSend, gain: 0.4 },
  ]);
  addReverb(reverbSend, mix, { ...room.reverb, sampleRateHz });
  return mix;
}

function sendGain(sendDb: number | undefined): number {
  return sendDb === undefined ? 0 : amplitudeFromDb(sendDb);
}

interface Send {
  readonly target: StereoBuffer;
  readonly gain: number;
}

/** Short enough to stay in the cache while each send takes its share. */
const runFrames = 2048;

function addTo(source: StereoBuffer, sends: readonly Send[]): void {
  const heard = sends.filter((send) => send.gain > 0);
  for (let start = 0; start < source.left.length; start += runFrames) {
    const run = { start, end: Math.min(source.left.length, start + runFrames) };
    for (const side of ['left', 'right'] as const) {
      // Most parts rest for long; a silent run is passed over.
      if (isSilent(source[side], run)) continue;
      for (const { target, gain } of heard) addRun(source[side], target[side], gain, run);
    }
  }
}

interface Run {
  readonly start: number;
  readonly end: number;
}

function isSilent(samples: Float32Array, { start, end }: Run): boolean {
  for (let i = start; i < end; i++) if (samples[i] !== 0) return false;
  return true;
}

function addRun(
  input: Float32Array,
  output: Float32Array,
  gain: number,
  { start, end }: Run,
): void {
  for (let i = start; i < end; i++) output[i] = output[i]! + gain * input[i]!;
}
