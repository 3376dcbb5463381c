import { createWavWriter, openAudio, type WavWriter } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type { JobContext, JobOutcome } from '@kindred/records';
import { createRenderer, passesUntouched } from '@kindred/renderer';
import type { MixFacts, RenderPayload, WrittenStream } from './payloads.js';
import { pour } from './pour.js';

/** Renders one stream to an unfinished file, which stays unfinished until it is verified. */
export function renderStream(
  { mix, source: measured, partPath, eq, sideDb = 0, gainDb, limiter, encoding }: RenderPayload,
  context: JobContext,
): JobOutcome<WrittenStream> {
  const opened = openAudio(mix.path, { name: mix.name });
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  const { frames, channels, sampleRateHz } = source.format;
  let writer: WavWriter | null = null;
  try {
    writer = createWavWriter(partPath, { sampleRateHz, channels, encoding, frames });
    const stream = { source: source.layout, eq, sideDb, gainDb, limiter, output: { encoding } };
    const renderer = createRenderer(instantiateKernels(context.kernels), {
      ...stream,
      frames,
      seed: seedOf(measured),
      untouched: passesUntouched({ ...stream, peak: measured.peak }),
    });
    const { buffer } = renderer;
    const { write } = writer;
    const push = (bytes: number): void => write(renderer.push(bytes));
    if (pour({ source, buffer, push, context }) === 'stopped') return { status: 'cancelled' };
    const { bytes: tail, trace } = renderer.finish();
    write(tail);
    if (source.finishDigest() !== measured.sha256) return changedWhileRead(mix.name);
    const written = writer.finish();
    return { status: 'done', result: { ...written, frames, trace } };
  } finally {
    source.close();
    // Does nothing to a finished file.
    writer?.abandon();
  }
}

/** Dither follows the content, so that the same mix always gives the same bytes. */
function seedOf(mix: MixFacts): number {
  return Number.parseInt(mix.sha256.slice(0, 8), 16);
}

function changedWhileRead(name: string): JobOutcome<never> {
  const message = `${name} changed while it was read`;
  const fix = 'Run again when the export is finished.';
  return { status: 'failed', issue: { code: 'changed', severity: 'error', message, fix } };
}
