import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import { canConvert, convertedFrames, designRateConversion, rateRatio } from './rate-conversion.js';

export interface ResamplerOptions {
  /** Whole Hz. */
  readonly fromHz: number;
  readonly toHz: number;
  readonly channels: number;
  /** Most frames pushed at a time. */
  readonly blockFrames: number;
}

export interface Resampler {
  /** Takes the stream's next frames: the first `frames` of each plane. */
  push(planes: readonly Region<Float64Array>[], frames: number): void;
  /** Sends what is still on its way. */
  finish(): void;
}

type ResamplePair = (
  resampler: number,
  left: number,
  right: number,
  count: number,
  outLeft: number,
  outRight: number,
) => void;

/**
 * Converts a stream from one rate to another: linear phase, nothing late or early, as long as its
 * source to the nearest frame, silence before and behind. Planes are 64-bit. The bits that come out
 * do not depend on how the stream is cut.
 *
 * @param visit takes the next frames of the planes it is shown; they are good until it returns
 * @throws RangeError for other than one or two channels, and for rates that `canConvert` refuses:
 * ask it first
 */
export function createResampler(
  { arena, functions }: Kernels,
  options: ResamplerOptions,
  visit: (planes: readonly Region<Float64Array>[], frames: number) => void,
): Resampler {
  const { channels, blockFrames } = options;
  if (channels !== 1 && channels !== 2) throw new RangeError('a resampler takes 1 or 2 channels');
  if (!canConvert(options)) throw new RangeError('a resampler holds no table for these rates');
  const resamplePair = functions['resamplePair'] as ResamplePair;
  const ratio = rateRatio(options);
  const { phases, step } = ratio;
  const rows = designRateConversion(options);
  const tapsPerPhase = rows[0]!.length;
  const taps = arena.f64(phases * tapsPerPhase);
  rows.forEach((row, phase) => taps.view.set(row, phase * tapsPerPhase));
  const { pointer, view: state } = arena.i32(7);
  state.set([taps.pointer, tapsPerPhase, phases, Math.floor(step / phases), step % phases, 0, 0]);
  const [next, phase] = [5, 6] as const;

  // Frames not yet done with, the silence before the stream at first.
  const held = planesOf(tapsPerPhase + step + blockFrames);
  let end = tapsPerPhase / 2 - 1;
  let frameCount = 0;
  let sent = 0;
  const outputFrames = Math.ceil(((blockFrames + tapsPerPhase) * phases) / step) + 1;
  const converted = planesOf(outputFrames);

  function planesOf(length: number): readonly Region<Float64Array>[] {
    return Array.from({ length: channels }, () => arena.f64(length));
  }

  /** Sends all that the frames held reach to, and moves them up. */
  function send(most: number): void {
    const reach = (end - tapsPerPhase - state[next]! + 1) * phases - 1 - state[phase]!;
    const count = Math.min(most, reach < 0 ? 0 : Math.floor(reach / step) + 1);
    if (count > 0) {
      const [left, right = left] = held;
      const [outLeft, outRight = outLeft] = converted;
      resamplePair(
        pointer,
        left!.pointer,
        right!.pointer,
        count,
        outLeft!.pointer,
        outRight!.pointer,
      );
      sent += count;
      visit(converted, count);
    }
    const done = Math.min(state[next]!, end);
    for (const { view } of held) view.copyWithin(0, done, end);
    end -= done;
    state[next]! -= done;
  }

  return {
    push(planes, frames) {
      held.forEach(({ view }, c) => view.set(planes[c]!.view.subarray(0, frames), end));
      end += frames;
      frameCount += frames;
      send(Infinity);
    },
    finish() {
      const total = convertedFrames(frameCount, ratio);
      while (sent < total) {
        const silent = Math.min(blockFrames, tapsPerPhase + step);
        for (const { view } of held) view.fill(0, end, end + silent);
        end += silent;
        send(total - sent);
      }
    },
  };
}
