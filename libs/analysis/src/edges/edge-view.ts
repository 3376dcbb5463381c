import {
  segmentsPerSecond,
  segmentStartFrame,
  type SegmentEnergies,
  type WaveSeries,
} from '@kindred/dsp';

/** A track seen from one of its ends: everything is outermost first, so either end reads alike. */
export interface EdgeView {
  readonly sampleRateHz: number;
  /** Mean squares per 10 ms of a channel each, and the frames behind them. */
  readonly channelPowers: readonly Float32Array[];
  readonly segmentFrames: Int32Array;
  /** K-weighted mean squares per whole 10 ms, summed over channels. */
  readonly energies: Float64Array;
  /** The outermost 10 ms or more, a plane per channel. */
  readonly samples: readonly Float32Array[];
  /** Frames outside of sound, and those of them that are zero; of a silent track, all. */
  readonly silentFrames: number;
  readonly zeroFrames: number;
  /** Where sound begins: index of its 10 ms in the powers and in the energies; null: nowhere. */
  readonly soundAt: { readonly power: number; readonly energy: number } | null;
  readonly soundFrames: number;
}

export function viewFromStart(wave: WaveSeries, energies: SegmentEnergies): EdgeView {
  const { sounding, nonZero, sampleRateHz } = wave;
  const at = sounding && segmentOf(sounding.firstFrame, sampleRateHz);
  return {
    sampleRateHz,
    channelPowers: channelsOf(wave),
    segmentFrames: wave.segmentFrames,
    energies: energies.sum,
    samples: wave.headSamples,
    silentFrames: sounding?.firstFrame ?? wave.frames,
    zeroFrames: nonZero?.firstFrame ?? wave.frames,
    soundAt: at === null ? null : { power: at, energy: at },
    soundFrames: soundFrames(wave),
  };
}

export function viewFromEnd(wave: WaveSeries, energies: SegmentEnergies): EdgeView {
  const { sounding, nonZero, sampleRateHz } = wave;
  const at = sounding && segmentOf(sounding.lastFrame, sampleRateHz);
  // Energies leave an unfinished last 10 ms out.
  const last = energies.sum.length - 1;
  return {
    sampleRateHz,
    channelPowers: channelsOf(wave).map((powers) => powers.toReversed()),
    segmentFrames: wave.segmentFrames.toReversed(),
    energies: energies.sum.toReversed(),
    samples: wave.tailSamples.map((samples) => samples.toReversed()),
    silentFrames: wave.frames - 1 - (sounding?.lastFrame ?? -1),
    zeroFrames: wave.frames - 1 - (nonZero?.lastFrame ?? -1),
    soundAt:
      at === null ? null : { power: wave.left.length - 1 - at, energy: Math.max(0, last - at) },
    soundFrames: soundFrames(wave),
  };
}

function channelsOf({ channels, left, right }: WaveSeries): Float32Array[] {
  return channels === 1 ? [left] : [left, right];
}

function soundFrames({ sounding }: WaveSeries): number {
  return sounding ? sounding.lastFrame + 1 - sounding.firstFrame : 0;
}

/** The 10 ms that a frame lies in. */
function segmentOf(frame: number, sampleRateHz: number): number {
  let index = Math.floor((frame * segmentsPerSecond) / sampleRateHz);
  while (segmentStartFrame(index + 1, sampleRateHz) <= frame) index++;
  while (segmentStartFrame(index, sampleRateHz) > frame) index--;
  return index;
}
