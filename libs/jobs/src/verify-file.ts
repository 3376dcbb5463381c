import { createTrackMeasurer } from '@kindred/analysis';
import { openAudio } from '@kindred/audio-io';
import { instantiateKernels, type Kernels } from '@kindred/dsp';
import type { JobContext, JobOutcome, Measurement, Promised } from '@kindred/records';
import { compareWithMix, type Comparison } from './alignment.js';
import { digestFile } from './digest-file.js';
import { joinPromises } from './join-promises.js';
import { openMix } from './open-mix.js';
import type { MixFacts, StreamMix, VerifyPayload } from './payloads.js';
import { pour } from './pour.js';
import { judgePromises } from './promises.js';

/** What one file of a master measures when it is read back, and which promises it keeps. */
export interface VerifiedPart {
  readonly readBack: Measurement;
  readonly promises: readonly Promised[];
}

export interface VerifyResult {
  /** In the order they were given. */
  readonly parts: readonly VerifiedPart[];
  /** Of the track: each is kept where every part keeps it. */
  readonly promises: readonly Promised[];
}

/** Reads the files of a track back from disk and holds them against their plan and their source. */
export function verifyFile(payload: VerifyPayload, context: JobContext): JobOutcome<VerifyResult> {
  const own = payload.stream.find(({ number }) => number === payload.track.number);
  if (!own) throw new Error('a track is verified in the stream that it was rendered in');
  const evidence = [];
  for (const [at, part] of payload.parts.entries()) {
    const read = readBackPart(payload, own, part, shareOf(context, at, payload.parts.length));
    if (read.status !== 'done') return read;
    evidence.push({ ...payload, ...part, source: own.source, ...read.result });
  }
  const again = digestFile(own);
  if (again.status !== 'done') return again;
  const parts = evidence.map((one) => ({
    readBack: one.readBack,
    promises: judgePromises({ ...one, sourceSha256: again.result }),
  }));
  const kinds = payload.parts.map(({ part }) => part);
  const promises = joinPromises(parts.map(({ promises }, at) => ({ part: kinds[at]!, promises })));
  return { status: 'done', result: { parts, promises } };
}

/** What a part measures, and what became of the mix's samples in it. */
function readBackPart(
  payload: VerifyPayload,
  { mix, source }: StreamMix,
  { partPath, written }: VerifyPayload['parts'][number],
  context: JobContext,
): JobOutcome<{ readonly readBack: Measurement; readonly comparison: Comparison }> {
  const { masterName, track } = payload;
  const opened = openAudio(partPath, { name: masterName });
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
    const compared = compareFiles({ mix, source, partPath, masterName, track, written, kernels });
    if (compared.status !== 'done') return compared;
    return { status: 'done', result: { readBack, comparison: compared.result } };
  } finally {
    master.close();
  }
}

function compareFiles({
  mix,
  source,
  partPath,
  masterName,
  track,
  written,
  kernels,
}: Pick<StreamMix, 'mix'> &
  Pick<VerifyPayload, 'masterName' | 'track'> &
  Pick<VerifyPayload['parts'][number], 'partPath' | 'written'> & {
    readonly source: MixFacts;
    readonly kernels: Kernels;
  }): JobOutcome<Comparison> {
  const openedMix = openMix(mix, { digest: 'none' });
  if (openedMix.status === 'failed') return openedMix;
  const openedMaster = openAudio(partPath, { name: masterName, digest: 'none' });
  try {
    if (openedMaster.status === 'failed') return openedMaster;
    const comparison = compareWithMix(
      {
        mix: openedMix.source,
        master: openedMaster.source,
        front: { eq: track.eq, sideDb: track.sideDb ?? 0 },
        gainDb: track.gainDb,
        series: source.series,
        kernels,
      },
      written.trace,
    );
    return { status: 'done', result: comparison };
  } finally {
    openedMix.source.close();
    if (openedMaster.status === 'done') openedMaster.source.close();
  }
}

/** Progress of one of several equal shares. */
function shareOf(context: JobContext, at: number, count: number): JobContext {
  return { ...context, onProgress: (fraction) => context.onProgress((at + fraction) / count) };
}
