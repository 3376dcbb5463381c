import { writeSeries } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type { JobContext, JobOutcome, TrackEnvelope } from '@kindred/records';
import { createRehearsal } from '@kindred/renderer';
import type { RehearsePayload } from './payloads.js';
import { openMix } from './open-mix.js';
import { pour } from './pour.js';

/** Runs the front of the chain, through its width and filters, without gain or limiter, into the track's envelope. */
export function rehearseTrack(
  { mix, eq, sideDb = 0, folder }: RehearsePayload,
  context: JobContext,
): JobOutcome<TrackEnvelope> {
  const opened = openMix(mix, { digest: 'none' });
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  try {
    const rehearsal = createRehearsal(instantiateKernels(context.kernels), source.layout, {
      eq,
      sideDb,
    });
    const { buffer } = rehearsal;
    const poured = pour({ source, buffer, push: (bytes) => rehearsal.push(bytes), context });
    if (poured === 'stopped') return { status: 'cancelled' };
    const { frames, peakHopFrames, peaks, energies } = rehearsal.finish();
    const { sampleRateHz, channels } = source.layout;
    const result: TrackEnvelope = {
      schema: 'envelope/1',
      sampleRateHz,
      channels,
      frames,
      peakHopFrames,
      peaks: writeSeries(folder, peaks),
      energies: writeSeries(folder, energies),
    };
    return { status: 'done', result };
  } finally {
    source.close();
  }
}
