import type { AudioSource } from '@kindred/audio-io';
import { amplitudeFromDb, createWideDecoder, dbFromAmplitude, type Kernels } from '@kindred/dsp';
import type { Fades, LoudnessSeries } from '@kindred/records';
import { createFadeGain, trackEnds, type FrontSettings } from '@kindred/renderer';
import { createConvertedReader } from './converted-reader.js';
import { leftLinear } from './settling.js';
import { createStreamReader } from './stream-reader.js';

/** What a master did to samples of its mix beyond its width, its filters and its gain. */
export interface SampleChange {
  /** Of the loud samples of some windows; null: the master is silent there, or turned over. */
  readonly lowestDb: number | null;
  readonly highestDb: number | null;
  /** How many were compared. */
  readonly count: number;
}

/** A master, and the stream that it was cut from. */
export interface SamplePair {
  /** Of the whole stream, in order. */
  readonly mixes: readonly AudioSource[];
  /** Which of them the master is of. */
  readonly at: number;
  readonly master: AudioSource;
  /** What the stream went through on its way to the gain. */
  readonly front: FrontSettings;
  readonly gainDb: number;
  readonly fades?: Fades | undefined;
  /** Of the mix: its loudest moment is one of those that are looked at. */
  readonly series: LoudnessSeries;
  /** How far noise and rounding may move a sample of an integer master, in its steps. */
  readonly errorSteps: number;
  readonly kernels: Kernels;
}

const windowFrames = 16_384;
/** Besides the loudest moment, evenly along the track. */
const windowsBesides = 7;
/** Softer samples of a window say little: filters leave their own far smaller errors on them. */
const loudShare = 0.03;
/** A tenth of a decibel: what noise and rounding may move a sample by. */
const errorShare = 0.0115;

/**
 * Compares a master with its mix sample for sample, at the master's rate. A limiter is one gain that never rises over 1,
 * so that right masters lie between their deepest reduction and 0, whatever the music; a filter that
 * is missing or wrong, or a shift by one frame, shows at once.
 */
export function changeOfSamples(pair: SamplePair, read: PairReader): SampleChange {
  const { master, errorSteps } = pair;
  const leastLinear = Math.max(errorSteps * stepOf(master), leftLinear) / errorShare;
  const change = { lowest: Infinity, highest: -Infinity, count: 0 };
  for (const from of windowStarts(pair)) {
    const { expected, got } = read(from);
    expected.forEach((plane, c) => {
      compareWindow({ expected: plane, got: got[c]!, leastLinear }, change);
    });
  }
  return {
    lowestDb: change.lowest > 0 && change.count > 0 ? dbFromAmplitude(change.lowest) : null,
    highestDb: change.highest > 0 ? dbFromAmplitude(change.highest) : null,
    count: change.count,
  };
}

function compareWindow(
  {
    expected,
    got,
    leastLinear,
  }: { expected: Float64Array; got: Float64Array; leastLinear: number },
  change: { lowest: number; highest: number; count: number },
): void {
  const peak = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const least = Math.max(loudShare * peak, leastLinear);
  for (let n = 0; n < expected.length; n++) {
    if (Math.abs(expected[n]!) < least) continue;
    const ratio = got[n]! / expected[n]!;
    change.lowest = Math.min(change.lowest, ratio);
    change.highest = Math.max(change.highest, ratio);
    change.count++;
  }
}

/** Where windows begin, in order. */
function windowStarts(pair: SamplePair): readonly number[] {
  const last = lastStart(pair);
  const others = Array.from({ length: windowsBesides }, (_, i) =>
    Math.round((last * i) / (windowsBesides - 1)),
  );
  return [...new Set([loudestStart(pair), ...others])].sort((a, b) => a - b);
}

/** Where the window at the loudest moment begins. */
export function loudestStart(pair: SamplePair): number {
  const { sampleRateHz } = pair.master.format;
  const { momentaryLufs, hopSeconds } = pair.series;
  const from = Math.round(loudestIndex(momentaryLufs) * hopSeconds * sampleRateHz);
  return Math.min(from, lastStart(pair));
}

function lastStart({ master }: SamplePair): number {
  return Math.max(0, master.format.frames - windowFrames);
}

/** Reads a window of a master, and what it would be without a limiter. */
export type PairReader = (from: number) => {
  readonly expected: readonly Float64Array[];
  readonly got: readonly Float64Array[];
};

/** Planes of both, in the master's frames; the shorter of the two decides how long they are. */
export function createPairReader(pair: SamplePair): PairReader {
  const { mixes, at, master, front, gainDb, fades, kernels } = pair;
  const { sampleRateHz: fromHz, channels } = mixes[at]!.format;
  const { sampleRateHz: toHz } = master.format;
  const rates = { fromHz, toHz };
  const ends = trackEnds(
    mixes.map(({ format }) => format.frames),
    rates,
  );
  const start = ends[at - 1] ?? 0;
  const frames = ends[at]! - start;
  const readStream = createConvertedReader(kernels, {
    rates,
    channels,
    read: createStreamReader(kernels, { mixes, front }),
  });
  const gain = amplitudeFromDb(gainDb);
  const fadeGain = fades && createFadeGain(fades, { frames, sampleRateHz: toHz });
  const decoder = createWideDecoder(kernels, {
    layout: master.layout,
    inputFrames: windowFrames,
    blockFrames: windowFrames,
  });

  return (from) => {
    master.seek(from);
    const read = master.read(decoder.input) / master.layout.frameBytes;
    decoder.decode({ first: 0, frames: read });
    const shared = Math.max(0, Math.min(read, frames - from));
    const planes = readStream({ from: start + from, to: start + from + shared });
    const heard = fadeGain?.isHeardIn({ first: from, frames: shared }) ? fadeGain : null;
    return {
      expected: planes.map((plane) =>
        plane.map((sample, n) => sample * gain * (heard ? heard.at(from + n) : 1)),
      ),
      got: decoder.planes.map(({ view }) => view.slice(0, shared)),
    };
  };
}

/** The distance of neighbouring values; floats lie as good as anywhere. */
function stepOf({ format }: AudioSource): number {
  const { sampleKind, bitsPerSample } = format;
  return sampleKind === 'integer' && bitsPerSample !== null ? 2 ** (1 - bitsPerSample) : 0;
}

function loudestIndex(levels: readonly (number | null)[]): number {
  let best = 0;
  for (let i = 1; i < levels.length; i++) {
    if ((levels[i] ?? -Infinity) > (levels[best] ?? -Infinity)) best = i;
  }
  return best;
}
