/** From the first to the last frame of some kind, both included. */
export interface FrameRange {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** Over this (−60 dBFS) a sample sounds; before the first such and after the last lies silence. */
export const soundingLinear = 0.001;

/** Unweighted figures of each 10 ms of a track, the last of what there is of it. */
export interface WaveColumns {
  /** Frames behind each. */
  readonly segmentFrames: Int32Array;
  /** Mean squares, 1 is full scale. */
  readonly left: Float32Array;
  /** Zeros when there is one channel. */
  readonly right: Float32Array;
  /** Of (left + right) / 2; of the one channel. */
  readonly mid: Float32Array;
  /** Of (left − right) / 2; zeros when there is one channel. */
  readonly side: Float32Array;
  /** Highest magnitudes. */
  readonly leftPeak: Float32Array;
  readonly rightPeak: Float32Array;
}

/** A track's waveform in coarse. */
export interface WaveSeries extends WaveColumns {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly frames: number;
  /** Mean of all samples per channel: the DC offset. */
  readonly channelMeans: readonly number[];
  /** Where any channel is over −60 dBFS; null where none ever is. */
  readonly sounding: FrameRange | null;
  /** Where any channel is not zero; null where all are. */
  readonly nonZero: FrameRange | null;
  /** The samples of the first 30 ms, a plane per channel; all there are of a shorter track. */
  readonly headSamples: readonly Float32Array[];
  /** Those of the last 10 to 20 ms. */
  readonly tailSamples: readonly Float32Array[];
}
