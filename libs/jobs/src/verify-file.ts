import { createTrackMeasurer } from '@kindred/analysis';
import { openAudio } from '@kindred/audio-io';
import { instantiateKernels, type Kernels } from '@kindred/dsp';
import type { JobContext, JobOutcome, Measurement, Promised } from '@kindred/records';
import { compareWithMix, type Comparison } from './alignment.js';
import { digestFile } from './digest-file.js';
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
    const { sound } = measurer.finish();
    const sha256 = master.finishDigest();
    const readBack: Measurement = { format: master.format, sha256, ...sound };
    const compared = compareFiles(payload, kernels);
    if (compared.status !== 'done') return compared;
    const promises = judgePromises({ ...payload, readBack, ...compared.result });
    return { status: 'done', result: { readBack, promises } };
  } finally {
    master.close();
  }
}

/** What became of the mix's samples, and whether the mix is still what it was. */
function compareFiles(
  { mix, partPath, masterName, source, track, written }: VerifyPayload,
  kernels: Kernels,
): JobOutcome<{ comparison: Comparison; sourceSha256: string }> {
  const openedMix = openAudio(mix.path, { name: mix.name, digest: 'none' });
  if (openedMix.status === 'failed') return openedMix;
  const openedMaster = openAudio(partPath, { name: masterName, digest: 'none' });
  try {
    if (openedMaster.status === 'failed') return openedMaster;
    const pair = { mix: openedMix.source, master: openedMaster.source };
    const comparison = compareWithMix(
      {
        ...pair,
        front: { eq: track.eq, sideDb: track.sideDb ?? 0 },
        gainDb: track.gainDb,
        series: source.series,
        kernels,
      },
      written.trace,
    );
    const again = digestFile({ mix });
    if (again.status !== 'done') return again;
    return { status: 'done', result: { comparison, sourceSha256: again.result } };
  } finally {
    openedMix.source.close();
    if (openedMaster.status === 'done') openedMaster.source.close();
  }
}
