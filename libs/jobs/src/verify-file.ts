import { createTrackMeasurer } from '@kindred/analysis';
import { openAudio } from '@kindred/audio-io';
import { instantiateKernels, type Kernels } from '@kindred/dsp';
import type { JobContext, JobOutcome, Measurement, Promised } from '@kindred/records';
import { offsetBetween } from './alignment.js';
import type { VerifyPayload } from './payloads.js';
import { pour } from './pour.js';
import { judgePromises } from './promises.js';

/** What a master measures when it is read back, and which promises it keeps. */
export interface VerifyResult {
  readonly readBack: Measurement;
  readonly promises: readonly Promised[];
}

/** Reads a finished file back from disk and holds it against its plan and its source. */
export function verifyFile(payload: VerifyPayload, context: JobContext): JobOutcome<VerifyResult> {
  const opened = openAudio(payload.partPath, { name: payload.masterName });
  if (opened.status === 'failed') return opened;
  const master = opened.source;
  try {
    const kernels = instantiateKernels(context.kernels);
    const measurer = createTrackMeasurer(kernels, master.layout);
    const { buffer } = measurer;
    const push = (bytes: number): void => measurer.push(bytes);
    if (pour({ source: master, buffer, push, context }) === 'stopped') {
      return { status: 'cancelled' };
    }
    const { loudness, peak, series } = measurer.finish();
    const sha256 = master.finishDigest();
    const readBack: Measurement = { format: master.format, sha256, loudness, peak, series };
    const compared = compareAlignment(payload, kernels);
    if (compared.status !== 'done') return compared;
    const offsetFrames = compared.result;
    const promises = judgePromises({ ...payload, readBack, offsetFrames });
    return { status: 'done', result: { readBack, promises } };
  } finally {
    master.close();
  }
}

function compareAlignment(payload: VerifyPayload, kernels: Kernels): JobOutcome<number> {
  const mix = openAudio(payload.mix.path, { name: payload.mix.name, digest: 'none' });
  if (mix.status === 'failed') return mix;
  const master = openAudio(payload.partPath, { name: payload.masterName, digest: 'none' });
  try {
    if (master.status === 'failed') return master;
    const { series } = payload.source;
    const pair = { mix: mix.source, master: master.source, series, kernels };
    return { status: 'done', result: offsetBetween(pair) };
  } finally {
    mix.source.close();
    if (master.status === 'done') master.source.close();
  }
}
