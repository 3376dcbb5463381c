import { createEnergyMeter } from '@kindred/dsp';
import { createToneMeasure, type ToneMeasure } from '../src/tone/tone-measure.js';
import { freshKernels } from './measure.js';

/** Tone of a track of one channel or two, given in blocks of these sizes in turn. */
export function measureTone(
  channels: readonly Float32Array[],
  options: { sampleRateHz: number; cuts?: readonly number[]; times?: number },
): ReturnType<ToneMeasure['finish']> {
  const { sampleRateHz, cuts = [4096], times = 1 } = options;
  const kernels = freshKernels();
  const format = { sampleRateHz, channels: channels.length };
  const energyMeter = createEnergyMeter(kernels, format);
  const measure = createToneMeasure(kernels, format);
  const planes = channels.map(() => kernels.arena.f32(4096));
  for (let time = 0; time < times; time++) {
    for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
      const run = cuts[turn % cuts.length]!;
      const parts = channels.map((samples) => samples.subarray(done, done + run));
      planes.forEach(({ view }, channel) => view.set(parts[channel]!));
      energyMeter.push(planes, parts[0]!.length);
      measure.push(planes, parts[0]!.length);
      done += run;
    }
  }
  return measure.finish({ energies: energyMeter.finish().sum, sound: null });
}
