import type { AudioSource } from '@kindred/audio-io';
import type { Kernels } from '@kindred/dsp';
import { createFront, type FrontSettings } from '@kindred/renderer';
import { settlingFrames } from './settling.js';

/** Frames of a stream behind its width and filters; one plane per channel. */
export type StreamReader = (range: {
  /** May lie before the stream, where there is silence. */
  readonly from: number;
  /** May lie behind it. */
  readonly to: number;
}) => readonly Float64Array[];

/**
 * Reads any part of a stream as it is behind its front: mixes that run on are one sound there too.
 * @param mixes in their order; they are sought in
 */
export function createStreamReader(
  kernels: Kernels,
  { mixes, front }: { readonly mixes: readonly AudioSource[]; readonly front: FrontSettings },
): StreamReader {
  const layouts = mixes.map(({ layout }) => layout);
  const { sampleRateHz, channels } = layouts[0]!;
  const { intakes } = createFront(kernels, { layouts, ...front });
  const settling = settlingFrames(front, sampleRateHz);
  let total = 0;
  const places = mixes.map(({ format }) => {
    const start = total;
    total += format.frames;
    return { start, end: total };
  });

  /** Brings the filters to rest, as they are before a stream. */
  const rest = (): void => {
    const { buffer, pour } = intakes[0]!;
    const { encoding, frameBytes } = layouts[0]!;
    buffer.fill(encoding === 'u8' ? 128 : 0);
    const framesMost = Math.floor(buffer.length / frameBytes);
    for (let left = settling; left > 0; left -= framesMost) {
      pour(Math.min(left, framesMost) * frameBytes, () => undefined);
    }
  };

  return ({ from, to }) => {
    const planes = Array.from({ length: channels }, () => new Float64Array(to - from));
    const end = Math.min(to, total);
    let at = Math.max(0, from - settling);
    if (at >= end) return planes;
    rest();
    for (const [index, mix] of mixes.entries()) {
      const place = places[index]!;
      if (place.end <= at || place.start >= end) continue;
      const { buffer, pour } = intakes[index]!;
      const { frameBytes } = layouts[index]!;
      mix.seek(at - place.start);
      const stop = Math.min(end, place.end);
      while (at < stop) {
        const room = Math.min(buffer.length, (stop - at) * frameBytes);
        const bytes = mix.read(buffer.subarray(0, room));
        // A file that became shorter is silent there, and its master is then not alike.
        if (bytes === 0) break;
        pour(bytes, (run, frames) => {
          const skip = Math.max(0, from - at);
          if (skip < frames) {
            run.forEach(({ view }, c) =>
              planes[c]!.set(view.subarray(skip, frames), Math.max(0, at - from)),
            );
          }
          at += frames;
        });
      }
      at = stop;
    }
    return planes;
  };
}
