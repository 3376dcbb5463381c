import type { AudioSource } from '@kindred/audio-io';
import { createWideDecoder, type Kernels } from '@kindred/dsp';
import type { LoudnessSeries } from '@kindred/records';

/** Frames compared: long enough for one clear maximum on any music. */
const windowFrames = 16384;
/** How far a shift is looked for, either way. */
const lagMaxFrames = 64;

export interface AlignedPair {
  readonly mix: AudioSource;
  readonly master: AudioSource;
  /** Of the mix: its loudest moment is where the two are compared. */
  readonly series: LoudnessSeries;
  readonly kernels: Kernels;
}

/**
 * How many frames the master lies behind its mix: the lag of the highest cross-correlation around
 * the loudest moment, where a shift is clearest. 0 is aligned.
 */
export function offsetBetween({ mix, master, series, kernels }: AlignedPair): number {
  const { sampleRateHz, frames } = mix.format;
  const loudestSecond = loudestIndex(series.momentaryLufs) * series.hopSeconds;
  const count = Math.min(windowFrames, frames);
  const wanted = Math.round(loudestSecond * sampleRateHz);
  const from = Math.max(0, Math.min(wanted, frames - count));
  const a = readPlane({ source: mix, from, count, kernels });
  const b = readPlane({ source: master, from, count, kernels });
  let bestLag = 0;
  let best = correlation(a, b, 0);
  for (let lag = 1; lag <= lagMaxFrames; lag++) {
    for (const signedLag of [lag, -lag]) {
      const value = correlation(a, b, signedLag);
      if (value > best) {
        best = value;
        bestLag = signedLag;
      }
    }
  }
  return bestLag;
}

/** The channel sum would cancel on opposed channels; the first channel never does. */
function readPlane(at: {
  readonly source: AudioSource;
  readonly from: number;
  readonly count: number;
  readonly kernels: Kernels;
}): Float64Array {
  const { source, from, count, kernels } = at;
  const { layout } = source;
  const decoder = createWideDecoder(kernels, { layout, inputFrames: count, blockFrames: count });
  source.seek(from);
  const frames = source.read(decoder.input) / layout.frameBytes;
  decoder.decode({ first: 0, frames });
  return decoder.planes[0]!.view.slice(0, frames);
}

function correlation(a: Float64Array, b: Float64Array, lag: number): number {
  const from = Math.max(0, -lag);
  const to = Math.min(a.length, b.length - lag);
  let sum = 0;
  let energy = 0;
  for (let i = from; i < to; i++) {
    sum += a[i] * b[i + lag];
    energy += b[i + lag] * b[i + lag];
  }
  return energy > 0 ? sum / Math.sqrt(energy) : 0;
}

function loudestIndex(levels: readonly (number | null)[]): number {
  let best = 0;
  for (let i = 1; i < levels.length; i++) {
    if ((levels[i] ?? -Infinity) > (levels[best] ?? -Infinity)) best = i;
  }
  return best;
}
