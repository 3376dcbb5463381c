import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';

/** Samples of a track's outermost frames, a plane per channel. */
export interface EdgeSamples {
  readonly headSamples: readonly Float32Array[];
  readonly tailSamples: readonly Float32Array[];
}

export interface TrackEdges {
  push(planes: readonly Region<Float32Array>[], frames: number): void;
  /** @param tailFrames how many of the last frames, no more than there are */
  finish(tailFrames: number): EdgeSamples;
}

type KeepLast = (plane: number, frames: number, kept: number, capacity: number) => void;

/** Keeps the first `headFrames` frames, or all there are, and up to `tailFramesMax` of the last. */
export function createTrackEdges(
  { arena, functions }: Kernels,
  track: { readonly channels: number; readonly headFrames: number; readonly tailFramesMax: number },
): TrackEdges {
  const { channels, headFrames, tailFramesMax } = track;
  const keepLast = functions['keepLast'] as KeepLast;
  const heads = Array.from({ length: channels }, () => new Float32Array(headFrames));
  const tails = heads.map(() => arena.f32(tailFramesMax));
  let headFilled = 0;

  const fillHeads = (planes: readonly Region<Float32Array>[], frames: number): void => {
    const taken = Math.min(frames, headFrames - headFilled);
    heads.forEach((head, c) => head.set(planes[c]!.view.subarray(0, taken), headFilled));
    headFilled += taken;
  };

  return {
    push(planes, frames) {
      if (headFilled < headFrames) fillHeads(planes, frames);
      for (let c = 0; c < tails.length; c++) {
        keepLast(planes[c]!.pointer, frames, tails[c]!.pointer, tailFramesMax);
      }
    },
    finish: (tailFrames) => ({
      headSamples: heads.map((head) => head.slice(0, headFilled)),
      tailSamples: tails.map(({ view }) => view.slice(tailFramesMax - tailFrames)),
    }),
  };
}
