import type { Region } from './arena.js';
import { identityBiquad, stateSpace } from './biquad.js';
import type { EqBand } from './eq-band.js';
import type { Kernels } from './kernels.js';
import { designBiquad } from './matched-biquad.js';

export interface EqualiserOptions {
  readonly bands: readonly EqBand[];
  readonly sampleRateHz: number;
}

export interface Equaliser {
  /**
   * The stream's next frames, in place: the first `frames` of one plane or of two, which the same
   * filters serve apart. A stream keeps its number of planes.
   */
  process(planes: readonly Region<Float64Array>[], frames: number): void;
}

/** Decayed states are cleared at every so many frames of the stream, whatever its blocks. */
const restFrames = 4096;

type EqualisePair = (
  left: number,
  right: number,
  frames: number,
  sections: number,
  state: number,
) => void;
type Scale = (pointer: number, count: number, factor: number) => void;
type Rest = (state: number, pairs: number) => void;

/**
 * Bands one after the other, minimum phase, latency 0; silence before the stream. The bits that
 * come out do not depend on how the stream is cut into blocks.
 *
 * Planes, coefficients and states are 64-bit, in and out. A section's own rounding comes out
 * magnified by about the rate over its corner, squared: a corner of 20 Hz at 384 kHz leaves −240 dBFS
 * of it in 64 bits, and would leave −50 in 32. Planes of 32 bits between stages would round loud
 * samples to half a step of 24 bits: −155 dBFS each time, too near to the −140 to which an untouched
 * passage must null, and not white as the dither that follows. The chain is 64-bit up to its end.
 */
export function createEqualiser(kernels: Kernels, options: EqualiserOptions): Equaliser {
  const { arena, functions } = kernels;
  const equalisePair = functions['equalisePair'] as EqualisePair;
  const scale = functions['gainF64'] as Scale;
  const rest = functions['equaliserRest'] as Rest;
  const biquads = options.bands
    .map((band) => designBiquad(band, options.sampleRateHz))
    .filter((biquad) => biquad !== identityBiquad);
  const pairs = Math.ceil(biquads.length / 2);
  // An odd one is paired with 0s.
  const sections = arena.f64(8 * pairs);
  sections.view.set(biquads.flatMap(stateSpace));
  const states = arena.f64(8 * pairs);
  const gain = biquads.reduce((product, { b0 }) => product * b0, 1);
  let sinceRest = 0;

  const processRun = (left: number, right: number, frames: number): void => {
    for (let pair = 0; pair < pairs; pair++) {
      const at = 64 * pair;
      equalisePair(left, right, frames, sections.pointer + at, states.pointer + at);
    }
    sinceRest += frames;
    if (sinceRest < restFrames) return;
    rest(states.pointer, pairs);
    sinceRest = 0;
  };

  return {
    process(planes, frames) {
      if (pairs === 0) return;
      const [first, second = first] = planes;
      if (first === undefined || planes.length > 2) {
        throw new RangeError('an equaliser takes one plane or two');
      }
      for (const { pointer } of planes) scale(pointer, frames, gain);
      for (let done = 0; done < frames;) {
        const run = Math.min(frames - done, restFrames - sinceRest);
        processRun(first.pointer + 8 * done, second!.pointer + 8 * done, run);
        done += run;
      }
    },
  };
}
