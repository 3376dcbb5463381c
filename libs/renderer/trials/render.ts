import type { LimiterTrace } from '@kindred/records';
import { createRenderer, type RendererOptions } from '../src/renderer.js';
import { freshKernels } from './fresh-kernels.js';

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly trace: LimiterTrace;
}

/** A whole stream through the renderer, in pushes of the given lengths, as a job would. */
export function render(
  bytes: Uint8Array,
  options: Omit<RendererOptions, 'frames'>,
  cuts?: readonly number[],
): Rendered {
  const { frameBytes } = options.source;
  const frames = bytes.length / frameBytes;
  const renderer = createRenderer(freshKernels(), { ...options, frames });
  const { buffer } = renderer;
  const room = cuts ?? [buffer.length / frameBytes];
  const parts: Uint8Array[] = [];
  for (let done = 0, turn = 0; done < bytes.length; turn++) {
    const part = bytes.subarray(done, done + room[turn % room.length]! * frameBytes);
    buffer.set(part);
    parts.push(renderer.push(part.length).slice());
    done += part.length;
  }
  const { bytes: tail, trace } = renderer.finish();
  return { bytes: Buffer.concat([...parts, tail]), trace };
}
