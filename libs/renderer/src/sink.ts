import { createQuantiser, type Kernels, type QuantiserOptions, type Region } from '@kindred/dsp';
import { blockFrames } from './front.js';

/** The end of the chain: planes to the bytes of files. */
export interface Sink {
  /** The stream's next frames, at most a block, and the track they belong to. */
  write(track: number, planes: readonly Region<Float64Array>[], frames: number): void;
  /** Hands out what is left. */
  finish(): void;
}

/** The quantiser writes a little further than it should. */
const spareBytes = 64;
/** Frames handed out at a time. */
const heldFrames = 4 * blockFrames;

/** @param visit gets the bytes of each track in order; they are good until it returns */
export function createSink(
  kernels: Kernels,
  options: Omit<QuantiserOptions, 'blockFrames'>,
  visit: (track: number, bytes: Uint8Array) => void,
): Sink {
  const quantiser = createQuantiser(kernels, { ...options, blockFrames });
  const { frameBytes } = quantiser;
  const output = kernels.arena.u8(heldFrames * frameBytes + spareBytes);
  let held = 0;
  let current = 0;
  const handOut = (): void => {
    if (held > 0) visit(current, output.view.subarray(0, held * frameBytes));
    held = 0;
  };
  return {
    write(track, planes, frames) {
      if (track !== current || held + frames > heldFrames) handOut();
      current = track;
      quantiser.write({
        planes: planes.map(({ pointer }) => pointer),
        frames,
        output: output.pointer + held * frameBytes,
      });
      held += frames;
    },
    finish: handOut,
  };
}
