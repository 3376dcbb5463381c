import {
  conversionReachFrames,
  createResampler,
  rateRatio,
  type Kernels,
  type Rates,
} from '@kindred/dsp';
import type { StreamReader } from './stream-reader.js';

const blockFrames = 4096;

/**
 * Reads any part of a stream as it is at another rate, counted in that rate's frames: one resampler
 * is fed pieces of the stream that are whole periods of it long, so that its outputs fall where they
 * fall in the whole.
 */
export function createConvertedReader(
  kernels: Kernels,
  { rates, channels, read }: { rates: Rates; channels: number; read: StreamReader },
): StreamReader {
  if (rates.fromHz === rates.toHz) return read;
  const { phases, step } = rateRatio(rates);
  const reach = conversionReachFrames(rates);
  let sent = 0;
  let wanted = { from: 0, to: 0, planes: [] as readonly Float64Array[] };
  const resampler = createResampler(kernels, { ...rates, channels, blockFrames }, (run, frames) => {
    const skip = Math.max(0, wanted.from - sent);
    const end = Math.min(frames, wanted.to - sent);
    if (skip < end) {
      run.forEach(({ view }, c) =>
        wanted.planes[c]!.set(view.subarray(skip, end), Math.max(0, sent - wanted.from)),
      );
    }
    sent += frames;
  });
  let fedPeriods = 0;
  return ({ from, to }) => {
    const firstPeriod = Math.floor(Math.floor((from * step) / phases - reach) / step);
    const endPeriod = Math.ceil(((to * step) / phases + reach + 1) / step);
    const shift = (fedPeriods - firstPeriod) * phases;
    const planes = Array.from({ length: channels }, () => new Float64Array(to - from));
    wanted = { from: from + shift, to: to + shift, planes };
    const source = read({ from: firstPeriod * step, to: endPeriod * step });
    const frames = (endPeriod - firstPeriod) * step;
    for (let done = 0; done < frames; done += blockFrames) {
      const run = Math.min(blockFrames, frames - done);
      const pieces = source.map((plane) => ({
        pointer: 0,
        view: plane.subarray(done, done + run),
      }));
      resampler.push(pieces, run);
    }
    fedPeriods += endPeriod - firstPeriod;
    return planes;
  };
}
