import { type Kernels, type OutputEncoding, type Region } from '@kindred/dsp';
import type { EqBand, LimiterSettings, LimiterTrace, SampleLayout } from '@kindred/records';
import { blockFrames, createFront } from './front.js';
import { createGain } from './gain.js';
import { createLimiting } from './limiting.js';
import { createLimiterTracer } from './limiter-trace.js';
import { createSink, type Sink } from './sink.js';

export interface RendererOptions {
  readonly source: SampleLayout;
  /** Frames that will be pushed in all. */
  readonly frames: number;
  /** What the side is raised by, 500 Hz to 8 kHz; nothing when left out. */
  readonly sideDb?: number;
  /** None when left out. */
  readonly eq?: readonly EqBand[];
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
  /** Bytes out are interleaved and little-endian, of as many channels as the source. */
  readonly output: { readonly encoding: OutputEncoding };
  /** Of the dither: the same seed gives the same bytes. Unsigned, 32 bits. */
  readonly seed: number;
  /** What `passesUntouched` says: then no width, no EQ, no gain, no limiter and no dither. */
  readonly untouched?: boolean;
}

export interface Renderer {
  /** In kernel memory: file bytes go straight there. */
  readonly buffer: Uint8Array;
  /**
   * Takes the first `byteCount` bytes of the buffer: whole frames.
   * @returns the bytes that this finished, perhaps none; valid until the next call
   */
  push(byteCount: number): Uint8Array;
  /** @throws RangeError when more or fewer frames were pushed than announced */
  finish(): { readonly bytes: Uint8Array; readonly trace: LimiterTrace };
}

/** Planes of f64 on their way from the front to the sink. */
interface Chain {
  push(planes: readonly Region<Float64Array>[], frames: number): void;
  /** Sends what is still on its way. */
  finish(): LimiterTrace;
}

/**
 * Renders one stream: as long as its source to the sample, and in its place. The bytes do not
 * depend on how the source's are cut into pushes.
 */
export function createRenderer(kernels: Kernels, options: RendererOptions): Renderer {
  const { source, frames, eq = [], sideDb = 0, untouched = false, output, seed } = options;
  const settings = untouched ? { eq: [], sideDb: 0 } : { eq, sideDb };
  const front = createFront(kernels, { layout: source, ...settings });
  const sink = createSink(kernels, {
    encoding: output.encoding,
    channels: source.channels,
    dither: untouched ? 'none' : 'tpdf',
    seed,
    blockFrames,
    framesMax: front.buffer.length / source.frameBytes + 2 * blockFrames,
  });
  const chain = (untouched ? untouchedChain : masteringChain)(kernels, options, sink);
  return {
    buffer: front.buffer,
    push(byteCount) {
      sink.rewind();
      front.pour(byteCount, chain.push);
      return sink.bytes();
    },
    finish() {
      if (front.frameCount() !== frames)
        throw new RangeError('a stream was not as long as announced');
      sink.rewind();
      const trace = chain.finish();
      return { bytes: sink.bytes(), trace };
    },
  };
}

/** Front → gain → true-peak limiter → sink, which dithers. */
function masteringChain(kernels: Kernels, options: RendererOptions, sink: Sink): Chain {
  const { sampleRateHz, channels } = options.source;
  const gain = createGain(kernels, options.gainDb);
  const tracer = createLimiterTracer(kernels, { sampleRateHz, channels });
  const limiting = createLimiting(kernels, {
    sampleRateHz,
    channels,
    aimDbtp: options.limiter.aimDbtp,
    visit(run) {
      tracer.leave(run);
      sink.write(run.planes, run.frames);
    },
  });
  return {
    push(planes, frames) {
      gain(planes, frames);
      tracer.enter(planes, frames);
      limiting.push(planes, frames);
    },
    finish() {
      limiting.finish();
      return tracer.finish();
    },
  };
}

/** Front → sink, bit for bit. */
function untouchedChain(kernels: Kernels, options: RendererOptions, sink: Sink): Chain {
  const { source, frames } = options;
  return {
    push: (planes, count) =>
      sink.write(
        planes.map(({ pointer }) => pointer),
        count,
      ),
    finish() {
      const tracer = createLimiterTracer(kernels, source);
      const gains = new Float64Array(blockFrames).fill(1);
      for (let done = 0; done < frames; done += blockFrames) {
        tracer.leave({ gains, frames: Math.min(blockFrames, frames - done) });
      }
      return tracer.finish();
    },
  };
}
