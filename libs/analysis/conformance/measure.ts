import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createEnergyMeter, instantiateKernels, type Kernels } from '@kindred/dsp';
import type { Sound } from '../src/sound-measure.js';
import { createTrackMeasurer, type TrackMeasurement } from '../src/track-measurer.js';
import type { Signal } from './signals.js';

const wasm = createRequire(import.meta.url).resolve('@kindred/dsp/kernels.wasm');
const module = new WebAssembly.Module(readFileSync(wasm));

export function freshKernels(): Kernels {
  return instantiateKernels(module);
}

/** All that a measurement says, side by side. */
export type Measured = Sound & Omit<TrackMeasurement, 'sound'>;

/** The signal as a file of 32-bit floats, on one channel or the same on both. */
export function measure({ sampleRateHz, samples }: Signal, options: { channels: 1 | 2 }): Measured {
  const channels = options.channels === 1 ? [samples] : [samples, samples];
  return measureTrack({ sampleRateHz, channels }, freshKernels());
}

/** Channels as a file of 32-bit floats. */
export function measureTrack(
  track: { readonly sampleRateHz: number; readonly channels: readonly Float32Array[] },
  kernels: Kernels,
): Measured {
  const { sampleRateHz, channels } = track;
  const frameBytes = 4 * channels.length;
  const measurer = createTrackMeasurer(kernels, {
    encoding: 'f32',
    byteOrder: 'little',
    channels: channels.length,
    frameBytes,
    sampleRateHz,
  });
  const { buffer } = measurer;
  const floats = new Float32Array(buffer.buffer, buffer.byteOffset, buffer.byteLength / 4);
  const room = floats.length / channels.length;
  for (let done = 0; done < channels[0]!.length; done += room) {
    const frames = Math.min(room, channels[0]!.length - done);
    channels.forEach((samples, channel) => {
      for (let n = 0; n < frames; n++) floats[channels.length * n + channel] = samples[done + n]!;
    });
    measurer.push(frames * frameBytes);
  }
  const { sound, ...rest } = measurer.finish();
  return { ...sound, ...rest };
}

/** K-weighted energies per 10 ms of the signal on one channel. */
export function energiesOf({ sampleRateHz, samples }: Signal): Float64Array {
  const kernels = freshKernels();
  const meter = createEnergyMeter(kernels, { sampleRateHz, channels: 1 });
  const plane = kernels.arena.f32(4096);
  for (let done = 0; done < samples.length; done += 4096) {
    const block = samples.subarray(done, done + 4096);
    plane.view.set(block);
    meter.push([plane], block.length);
  }
  return meter.finish().sum;
}
