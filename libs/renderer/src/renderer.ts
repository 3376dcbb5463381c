import type { Kernels, Region } from '@kindred/dsp';
import type { EqBand, Fades, LimiterSettings, LimiterTrace, SampleLayout } from '@kindred/records';
import { createBranch, type Branch } from './branch.js';
import { createBypass } from './bypass.js';
import { createFront } from './front.js';
import { createGain } from './gain.js';
import type { PcmPart } from './part.js';
import { createSink, type Sink } from './sink.js';

/** One track of a stream. */
export interface StreamTrack {
  readonly layout: SampleLayout;
  /** Frames that will be pushed in all. */
  readonly frames: number;
  /** At its own ends, behind the limiter; none when left out. */
  readonly fades?: Fades | undefined;
}

export interface RendererOptions {
  /** What runs on as one, in order: of one rate and one number of channels. */
  readonly tracks: readonly StreamTrack[];
  /** What the side is raised by, 500 Hz to 8 kHz; nothing when left out. */
  readonly sideDb?: number;
  /** None when left out. */
  readonly eq?: readonly EqBand[];
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
  /** What the stream is written as, of as many channels as it has; `canConvert` knows which rates. */
  readonly parts: readonly (PcmPart & {
    /** What `passesUntouched` says, which knows that front and gain do nothing: no limiter, no dither. */
    readonly untouched?: boolean;
  })[];
  /** Of the dither: the same seed gives the same bytes. Unsigned, 32 bits. */
  readonly seed: number;
}

/** Bytes of one track in one part: interleaved and little-endian. */
export interface RenderedBytes {
  /** Counted from 0, as they were given. */
  readonly track: number;
  readonly part: number;
  /** Good until the visit returns. */
  readonly bytes: Uint8Array;
}

export interface Renderer {
  /** One for each track, to be filled in their order. */
  readonly tracks: readonly {
    /** In kernel memory: file bytes go straight there. */
    readonly buffer: Uint8Array;
    /**
     * Takes the first `byteCount` bytes of the buffer: whole frames.
     * @throws RangeError out of turn, and when more frames come than were announced
     */
    push(byteCount: number): void;
  }[];
  /**
   * Sends what is still on its way.
   * @returns what the limiter did: for each track, in each part
   * @throws RangeError when fewer frames were pushed than announced
   */
  finish(): readonly (readonly LimiterTrace[])[];
}

/**
 * Renders one stream: front → gain → a branch for each rate → a quantiser for each part. What is
 * written is as long as its source to the sample, and in its place; tracks that run on are one sound
 * to every filter, limiter and dither, and are cut apart last. The bytes do not depend on how the
 * source's are cut into pushes.
 * @param visit gets the bytes of each part in order, track after track
 */
export function createRenderer(
  kernels: Kernels,
  options: RendererOptions,
  visit: (rendered: RenderedBytes) => void,
): Renderer {
  const { tracks, eq = [], sideDb = 0, parts } = options;
  const layouts = tracks.map(({ layout }) => layout);
  const front = createFront(kernels, { layouts, eq, sideDb });
  const gain = createGain(kernels, options.gainDb);
  const sinks = parts.map((part, at) =>
    sinkOf(kernels, options, { part, write: (track, bytes) => visit({ track, part: at, bytes }) }),
  );
  const branches = branchesOf(kernels, options, sinks);
  const take = (planes: readonly Region<Float64Array>[], frames: number): void => {
    gain(planes, frames);
    for (const { branch } of branches) branch.push(planes, frames);
  };

  const starts = [0];
  for (const { frames } of tracks) starts.push(starts.at(-1)! + frames);
  return {
    tracks: front.intakes.map(({ buffer, pour }, at) => ({
      buffer,
      push(byteCount) {
        const end = front.frameCount() + byteCount / layouts[at]!.frameBytes;
        if (front.frameCount() < starts[at]! || end > starts[at + 1]!) throw otherLength();
        pour(byteCount, take);
      },
    })),
    finish() {
      if (front.frameCount() !== starts.at(-1)) throw otherLength();
      const traces = branches.map(({ branch, partsAt }) => ({ partsAt, traces: branch.finish() }));
      return tracks.map((_, track) =>
        parts.map((__, part) => {
          return traces.find(({ partsAt }) => partsAt.includes(part))!.traces[track]!;
        }),
      );
    },
  };
}

function otherLength(): RangeError {
  return new RangeError('a track was not as long as announced');
}

function sinkOf(
  kernels: Kernels,
  { tracks, seed }: RendererOptions,
  {
    part: { sampleRateHz, encoding, dither, untouched = false },
    write,
  }: {
    readonly part: RendererOptions['parts'][number];
    readonly write: (track: number, bytes: Uint8Array) => void;
  },
): Sink {
  const { channels } = tracks[0]!.layout;
  return createSink(
    kernels,
    { encoding, channels, seed, sampleRateHz, dither: untouched ? 'none' : ditherOf[dither] },
    write,
  );
}

const ditherOf = { plain: 'tpdf', shaped: 'shaped' } as const;

/** A branch of the chain, and the parts that it is written as. */
interface PlacedBranch {
  readonly branch: Branch;
  readonly partsAt: readonly number[];
}

/** One for each rate, and one for what passes untouched. */
function branchesOf(
  kernels: Kernels,
  { tracks, parts, limiter }: RendererOptions,
  sinks: readonly Sink[],
): readonly PlacedBranch[] {
  const { sampleRateHz: fromHz, channels } = tracks[0]!.layout;
  const keys = parts.map(({ sampleRateHz, untouched = false }) => `${sampleRateHz} ${untouched}`);
  return [...new Set(keys)].map((key) => {
    const partsAt = keys.flatMap((other, at) => (other === key ? [at] : []));
    const { sampleRateHz: toHz, untouched = false } = parts[partsAt[0]!]!;
    const common = {
      rates: { fromHz, toHz },
      channels,
      tracks,
      sinks: partsAt.map((at) => sinks[at]!),
    };
    const branch = untouched
      ? createBypass(kernels, common)
      : createBranch(kernels, { ...common, limiter });
    return { branch, partsAt };
  });
}
