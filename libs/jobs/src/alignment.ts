import type { AudioSource } from '@kindred/audio-io';
import { createEqualiser, createWideDecoder, type Kernels } from '@kindred/dsp';
import type { EqBand, LoudnessSeries } from '@kindred/records';

/** Frames compared: long enough for one clear maximum on any music. */
const windowFrames = 16384;
/** Filters have settled after these: at 20 Hz to within −120 dB, at up to 96 kHz. */
const settlingFrames = 16384;
/** How far a shift is looked for, either way. */
const lagMaxFrames = 64;
/** A master that was limited hard is still this like its mix; one shifted further is not. */
const alikeLeast = 0.5;

export interface AlignedPair {
  readonly mix: AudioSource;
  readonly master: AudioSource;
  /** What the master was equalised with: filters bend the waveform, which is no shift. */
  readonly eq: readonly EqBand[];
  /** Of the mix: its loudest moment is where the two are compared. */
  readonly series: LoudnessSeries;
  readonly kernels: Kernels;
}

/**
 * How many frames the master lies behind its mix: the lag of the highest normalised
 * cross-correlation around the loudest moment, on the louder channel there, once the mix has gone
 * through the equaliser too. 0 is aligned; null: the two are not alike at any lag up to 64 frames.
 */
export function offsetBetween({ mix, master, eq, series, kernels }: AlignedPair): number | null {
  const { sampleRateHz, frames } = mix.format;
  const loudestSecond = loudestIndex(series.momentaryLufs) * series.hopSeconds;
  const count = Math.min(windowFrames, frames);
  const wanted = Math.round(loudestSecond * sampleRateHz);
  const from = Math.max(0, Math.min(wanted, frames - count));
  const mixPlanes = readPlanes({ source: mix, from, count, eq, kernels });
  const masterPlanes = readPlanes({ source: master, from, count, eq: [], kernels });
  const energies = mixPlanes.map((plane) => energyOf(plane));
  const channel = energies.indexOf(Math.max(...energies));
  // Limiting turns the whole passage down, never one sample against its neighbours by much.
  return bestLag(mixPlanes[channel]!, masterPlanes[channel]!);
}

function bestLag(mix: Float64Array, master: Float64Array): number | null {
  let best = likeness(mix, master, 0);
  let bestAt = 0;
  for (let lag = 1; lag <= lagMaxFrames; lag++) {
    for (const signedLag of [lag, -lag]) {
      const value = likeness(mix, master, signedLag);
      if (value > best) {
        best = value;
        bestAt = signedLag;
      }
    }
  }
  return best >= alikeLeast ? bestAt : null;
}

function readPlanes(at: {
  readonly source: AudioSource;
  readonly from: number;
  readonly count: number;
  readonly eq: readonly EqBand[];
  readonly kernels: Kernels;
}): Float64Array[] {
  const { source, from, count, eq, kernels } = at;
  const { layout } = source;
  const settling = eq.length === 0 ? 0 : Math.min(settlingFrames, from);
  const room = settling + count;
  const decoder = createWideDecoder(kernels, { layout, inputFrames: room, blockFrames: room });
  source.seek(from - settling);
  const frames = source.read(decoder.input) / layout.frameBytes;
  decoder.decode({ first: 0, frames });
  const { sampleRateHz } = layout;
  createEqualiser(kernels, { bands: eq, sampleRateHz }).process(decoder.planes, frames);
  return decoder.planes.map(({ view }) => view.slice(settling, frames));
}

/** −1 to 1: the correlation of the two where they overlap at a lag. */
function likeness(mix: Float64Array, master: Float64Array, lag: number): number {
  const from = Math.max(0, -lag);
  const to = Math.min(mix.length, master.length - lag);
  let sum = 0;
  let mixEnergy = 0;
  let masterEnergy = 0;
  for (let i = from; i < to; i++) {
    const a = mix[i]!;
    const b = master[i + lag]!;
    sum += a * b;
    mixEnergy += a * a;
    masterEnergy += b * b;
  }
  const scale = Math.sqrt(mixEnergy * masterEnergy);
  return scale > 0 ? sum / scale : 0;
}

function energyOf(plane: Float64Array): number {
  return plane.reduce((sum, sample) => sum + sample * sample, 0);
}

function loudestIndex(levels: readonly (number | null)[]): number {
  let best = 0;
  for (let i = 1; i < levels.length; i++) {
    if ((levels[i] ?? -Infinity) > (levels[best] ?? -Infinity)) best = i;
  }
  return best;
}
