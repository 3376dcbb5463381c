import {
  createEnergyMeter,
  createPeakCourseMeter,
  createWaveMeter,
  type PeakCourse,
  type SegmentEnergies,
  type WaveSeries,
} from '@kindred/dsp';
import { freshKernels } from './measure.js';

/** What one pass takes of a track. */
export interface TakenTrack {
  readonly wave: WaveSeries;
  readonly energies: SegmentEnergies;
  readonly peaks: PeakCourse;
}

/** Planes through the meters, in blocks of the lengths in `cuts`, over and over. */
export function takeTrack(
  channels: readonly Float32Array[],
  options: { readonly sampleRateHz: number; readonly cuts?: readonly number[] },
): TakenTrack {
  const { sampleRateHz, cuts = [4096] } = options;
  const kernels = freshKernels();
  const format = { sampleRateHz, channels: channels.length };
  const waveMeter = createWaveMeter(kernels, format);
  const energyMeter = createEnergyMeter(kernels, format);
  const peakMeter = createPeakCourseMeter(kernels, format);
  const planes = channels.map(() => kernels.arena.f32(4100));
  for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, channels[0]!.length - done);
    planes.forEach(({ view }, c) => view.set(channels[c]!.subarray(done, done + frames)));
    for (const meter of [waveMeter, energyMeter, peakMeter]) meter.push(planes, frames);
    done += frames;
  }
  return {
    wave: waveMeter.finish(),
    energies: energyMeter.finish(),
    peaks: peakMeter.finish(),
  };
}

/** Samples from a function of time in seconds. */
export function sampled(
  seconds: number,
  sampleRateHz: number,
  at: (t: number, n: number) => number,
): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRateHz));
  for (let n = 0; n < samples.length; n++) samples[n] = at(n / sampleRateHz, n);
  return samples;
}

/** White Gaussian noise of RMS 1 from uniform numbers. */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
