import { createMp3Writer, type AudioSource } from '@kindred/audio-io';
import {
  canConvert,
  createEnergyMeter,
  createLoudnessGauge,
  instantiateKernels,
  type Kernels,
} from '@kindred/dsp';
import { sayRate, type JobContext, type JobOutcome } from '@kindred/records';
import { createConvertedReader } from './converted-reader.js';
import { openMix, type ReadyMix } from './open-mix.js';
import { createStreamReader } from './stream-reader.js';

/** Part of a file, and the silence behind it. */
export interface ExcerptPiece {
  readonly mix: ReadyMix;
  readonly startSeconds: number;
  readonly seconds: number;
  readonly silenceSeconds: number;
}

export interface ExcerptPayload {
  /** One after the other, at least one. */
  readonly pieces: readonly ExcerptPiece[];
  /** Where the MP3 goes. */
  readonly excerptPath: string;
}

export interface CutExcerpt {
  readonly bytes: number;
  readonly seconds: number;
  /** Of what was encoded; null where it is silent or too short. */
  readonly integratedLufs: number | null;
}

/**
 * Cuts pieces of files and encodes them as one MP3 of about 160 kbps, at 44.1 or 48 kHz. Pieces that are
 * as long and begin as late in two files come out aligned to the sample, whatever their rates. Holds
 * one block at a time, however long its pieces are.
 */
export async function cutExcerpt(
  { pieces, excerptPath }: ExcerptPayload,
  context: JobContext,
): Promise<JobOutcome<CutExcerpt>> {
  const sources: AudioSource[] = [];
  try {
    for (const { mix } of pieces) {
      const opened = openMix(mix, { digest: 'none' });
      if (opened.status === 'failed') return opened;
      sources.push(opened.source);
    }
    const formats = sources.map(({ format }) => format);
    const sampleRateHz = excerptRateHz(formats[0]!.sampleRateHz);
    const odd = formats.findIndex(
      ({ sampleRateHz: fromHz }) =>
        fromHz !== sampleRateHz && !canConvert({ fromHz, toHz: sampleRateHz }),
    );
    if (odd >= 0) return unheard(pieces[odd]!.mix.name, formats[odd]!.sampleRateHz);
    const channels = Math.max(...formats.map(({ channels: count }) => count));
    return await encode({ pieces, excerptPath }, { sources, sampleRateHz, channels, context });
  } finally {
    for (const source of sources) source.close();
  }
}

interface Cutting {
  readonly sources: readonly AudioSource[];
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly context: JobContext;
}

async function encode(
  { pieces, excerptPath }: ExcerptPayload,
  { sources, sampleRateHz, channels, context }: Cutting,
): Promise<JobOutcome<CutExcerpt>> {
  const kernels = instantiateKernels(context.kernels);
  const gauge = createGauge(kernels, { sampleRateHz, channels });
  const writer = await createMp3Writer(excerptPath, {
    sampleRateHz,
    channels,
    quality: 'V4',
    gainLinear: 1,
  });
  const encodeBlock = (block: readonly Float64Array[]): void => {
    gauge.push(block);
    writer.writePlanes(block.map((plane) => new Float32Array(plane)));
  };
  try {
    let frames = 0;
    for (const [at, { startSeconds, seconds, silenceSeconds }] of pieces.entries()) {
      if (context.shouldStop()) return { status: 'cancelled' };
      const first = Math.round(startSeconds * sampleRateHz);
      const count = Math.round(seconds * sampleRateHz);
      const silence = Math.round(silenceSeconds * sampleRateHz);
      const read = readerOf(sources[at]!, { kernels, sampleRateHz });
      for (let done = 0; done < count; done += blockFrames) {
        const planes = read({
          from: first + done,
          to: first + Math.min(done + blockFrames, count),
        });
        const [left] = planes;
        encodeBlock(channels === 2 && planes.length === 1 ? [left!, left!] : planes);
      }
      for (let done = 0; done < silence; done += blockFrames) {
        const run = Math.min(blockFrames, silence - done);
        encodeBlock(Array.from({ length: channels }, () => new Float64Array(run)));
      }
      frames += count + silence;
      context.onProgress((at + 1) / pieces.length);
    }
    const { bytes } = writer.finish();
    const seconds = frames / sampleRateHz;
    return { status: 'done', result: { bytes, seconds, integratedLufs: gauge.finish() } };
  } finally {
    // Does nothing to a finished file.
    writer.abandon();
  }
}

/** Two thirds of a second: little to hold, and next to what a converter reads twice at its edges, much. */
const blockFrames = 32_768;

/** What browsers decode without converting, and what most rates divide into. */
function excerptRateHz(sampleRateHz: number): number {
  return sampleRateHz % 11_025 === 0 ? 44_100 : 48_000;
}

function readerOf(
  source: AudioSource,
  { kernels, sampleRateHz }: { readonly kernels: Kernels; readonly sampleRateHz: number },
): ReturnType<typeof createStreamReader> {
  const { channels, sampleRateHz: fromHz } = source.format;
  const read = createStreamReader(kernels, { mixes: [source], front: { eq: [], sideDb: 0 } });
  return createConvertedReader(kernels, { rates: { fromHz, toHz: sampleRateHz }, channels, read });
}

function createGauge(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): { push(block: readonly Float64Array[]): void; finish(): number | null } {
  const meter = createEnergyMeter(kernels, format);
  const planes = Array.from({ length: format.channels }, () => kernels.arena.f64(blockFrames));
  return {
    push(block) {
      block.forEach((plane, c) => planes[c]!.view.set(plane));
      meter.push(planes, block[0]!.length);
    },
    finish() {
      const { sum } = meter.finish();
      return createLoudnessGauge(sum.length).measure(sum).integratedLufs;
    },
  };
}

function unheard(name: string, sampleRateHz: number): JobOutcome<never> {
  return {
    status: 'failed',
    issue: {
      code: 'no-excerpt',
      severity: 'note',
      message: `${name} has ${sayRate(sampleRateHz)}, which no excerpt is made from`,
      place: { file: name },
      fix: 'Export it at 44.1 or 48 kHz to listen to it in the report.',
    },
  };
}
