import type { AudioSource } from '@kindred/audio-io';
import { amplitudeFromDb, createWideDecoder, dbFromAmplitude, type Kernels } from '@kindred/dsp';
import type { LoudnessSeries } from '@kindred/records';
import { createFront, type FrontSettings } from '@kindred/renderer';
import { settlingFrames } from './settling.js';

/** What a master did to samples of its mix beyond its width, its filters and its gain. */
export interface SampleChange {
  /** Of the loud samples of some windows; null: the master is silent there, or turned over. */
  readonly lowestDb: number | null;
  readonly highestDb: number | null;
  /** How many were compared. */
  readonly count: number;
}

export interface SamplePair {
  readonly mix: AudioSource;
  readonly master: AudioSource;
  /** What the mix went through on its way to the gain. */
  readonly front: FrontSettings;
  readonly gainDb: number;
  /** Of the mix: its loudest moment is one of those that are looked at. */
  readonly series: LoudnessSeries;
  readonly kernels: Kernels;
}

const windowFrames = 16_384;
/** Besides the loudest moment, evenly along the track. */
const windowsBesides = 7;
/** Softer samples of a window say little: filters leave their own far smaller errors on them. */
const loudShare = 0.03;
/** Dither and rounding reach a step and a half; they may move a sample by a tenth of a decibel. */
const stepsMin = 1.5 / 0.0115;
/**
 * Compares a master with its mix sample for sample. A limiter is one gain that never rises over 1,
 * so that right masters lie between their deepest reduction and 0, whatever the music; a filter that
 * is missing or wrong, or a shift by one frame, shows at once.
 */
export function changeOfSamples(pair: SamplePair): SampleChange {
  const { master, gainDb } = pair;
  const gain = amplitudeFromDb(gainDb);
  const read = createPairReader(pair);
  const change = { lowest: Infinity, highest: -Infinity, count: 0 };
  for (const from of windowStarts(pair)) {
    const planes = read(from);
    planes.mix.forEach((plane, c) => {
      const expected = plane.map((sample) => sample * gain);
      compareWindow({ expected, got: planes.master[c]!, stepLinear: stepOf(master) }, change);
    });
  }
  return {
    lowestDb: change.lowest > 0 && change.count > 0 ? dbFromAmplitude(change.lowest) : null,
    highestDb: change.highest > 0 ? dbFromAmplitude(change.highest) : null,
    count: change.count,
  };
}

function compareWindow(
  { expected, got, stepLinear }: { expected: Float64Array; got: Float64Array; stepLinear: number },
  change: { lowest: number; highest: number; count: number },
): void {
  const peak = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const least = Math.max(loudShare * peak, stepsMin * stepLinear, Number.MIN_VALUE);
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
  const { sampleRateHz } = pair.mix.format;
  const { momentaryLufs, hopSeconds } = pair.series;
  const from = Math.round(loudestIndex(momentaryLufs) * hopSeconds * sampleRateHz);
  return Math.min(from, lastStart(pair));
}

function lastStart({ mix }: SamplePair): number {
  return Math.max(0, mix.format.frames - windowFrames);
}

/** @returns what reads a window: planes of the mix through its front, and of the master */
export function createPairReader(pair: SamplePair): (from: number) => {
  readonly mix: readonly Float64Array[];
  readonly master: readonly Float64Array[];
} {
  const { mix, master, front, kernels } = pair;
  const { layout } = mix;
  const settling = settlingFrames(front, layout.sampleRateHz);
  const through = createFront(kernels, { layouts: [layout], ...front }).intakes[0]!;
  const decoder = createWideDecoder(kernels, {
    layout: master.layout,
    inputFrames: windowFrames,
    blockFrames: windowFrames,
  });

  /** Brings the filters to rest, as they are before a track. */
  const rest = (): void => {
    through.buffer.fill(layout.encoding === 'u8' ? 128 : 0);
    const framesMost = Math.floor(through.buffer.length / layout.frameBytes);
    for (let left = settling; left > 0; left -= framesMost) {
      through.pour(Math.min(left, framesMost) * layout.frameBytes, () => undefined);
    }
  };

  const readMix = (from: number): readonly Float64Array[] => {
    rest();
    const start = Math.max(0, from - settling);
    mix.seek(start);
    const planes = Array.from({ length: layout.channels }, () => new Float64Array(windowFrames));
    let at = start;
    const end = from + windowFrames;
    while (at < end) {
      const room = Math.min(through.buffer.length, (end - at) * layout.frameBytes);
      const bytes = mix.read(through.buffer.subarray(0, room));
      if (bytes === 0) break;
      through.pour(bytes, (run, frames) => {
        const skip = Math.max(0, from - at);
        if (skip < frames) {
          run.forEach(({ view }, c) =>
            planes[c]!.set(view.subarray(skip, frames), Math.max(0, at - from)),
          );
        }
        at += frames;
      });
    }
    return planes.map((plane) => plane.subarray(0, Math.max(0, at - from)));
  };

  const readMaster = (from: number): readonly Float64Array[] => {
    master.seek(from);
    const frames = master.read(decoder.input) / master.layout.frameBytes;
    decoder.decode({ first: 0, frames });
    return decoder.planes.map(({ view }) => view.slice(0, frames));
  };

  return (from) => {
    const [mixed, mastered] = [readMix(from), readMaster(from)];
    const shared = Math.min(mixed[0]!.length, mastered[0]!.length);
    return {
      mix: mixed.map((plane) => plane.subarray(0, shared)),
      master: mastered.map((plane) => plane.subarray(0, shared)),
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
