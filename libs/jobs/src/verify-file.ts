import { createTrackMeasurer } from '@kindred/analysis';
import { openAudio, type AudioSource } from '@kindred/audio-io';
import { instantiateKernels, type Kernels } from '@kindred/dsp';
import type { JobContext, JobOutcome, Measurement, Promised } from '@kindred/records';
import { trackEnds, trackLengths } from '@kindred/renderer';
import { compareWithMix, type Comparison } from './alignment.js';
import { digestFile } from './digest-file.js';
import { joinPromises } from './join-promises.js';
import { openMix } from './open-mix.js';
import type { VerifyPayload } from './payloads.js';
import { pour } from './pour.js';
import { judgePromises, type Evidence } from './promises.js';

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
  const { stream, track, parts } = payload;
  const at = stream.findIndex(({ number }) => number === track.number);
  const own = stream[at];
  if (!own) throw new Error('a track is verified in the stream that it was rendered in');
  const evidence: ReadEvidence[] = [];
  for (const [nth, file] of parts.entries()) {
    const read = readBackFile({ ...payload, at, file }, shareOf(context, nth, parts.length));
    if (read.status !== 'done') return read;
    const frames = framesAt(file.part.sampleRateHz, { stream, at });
    evidence.push({ ...payload, ...file, ...read.result, source: own.source, frames });
  }
  const again = digestFile(own);
  if (again.status !== 'done') return again;
  const verified = evidence.map((one) => ({
    readBack: one.readBack,
    promises: judgePromises({ ...one, sourceSha256: again.result }),
  }));
  const promises = joinPromises(
    verified.map((one, nth) => ({ part: parts[nth]!.part, promises: one.promises })),
  );
  return { status: 'done', result: { parts: verified, promises } };
}

type ReadEvidence = Omit<Evidence, 'sourceSha256' | 'readBack'> & Pick<VerifiedPart, 'readBack'>;

/** One file of a track, and the track's place in its stream. */
type FileOfTrack = VerifyPayload & {
  readonly at: number;
  readonly file: VerifyPayload['parts'][number];
};

/** How many frames a track has at another rate. */
function framesAt(toHz: number, { stream, at }: Pick<FileOfTrack, 'stream' | 'at'>): number {
  const formats = stream.map(({ source }) => source.format);
  const fromHz = formats[at]!.sampleRateHz;
  return trackLengths(
    trackEnds(
      formats.map(({ frames }) => frames),
      { fromHz, toHz },
    ),
  )[at]!;
}

/** What a file measures, and what became of the mix's samples in it. */
function readBackFile(
  given: FileOfTrack,
  context: JobContext,
): JobOutcome<Pick<Evidence, 'comparison'> & Pick<VerifiedPart, 'readBack'>> {
  const opened = openAudio(given.file.partPath, { name: given.masterName });
  if (opened.status === 'failed') return opened;
  const master = opened.source;
  try {
    const measurer = createTrackMeasurer(instantiateKernels(context.kernels), master.layout);
    const { buffer } = measurer;
    const push = (bytes: number): void => measurer.push(bytes);
    if (pour({ source: master, buffer, push, context }) === 'stopped') {
      return { status: 'cancelled' };
    }
    const { sound } = measurer.finish();
    const readBack: Measurement = {
      format: master.format,
      sha256: master.finishDigest(),
      ...sound,
    };
    const compared = compareFiles(given, instantiateKernels(context.kernels));
    if (compared.status !== 'done') return compared;
    return { status: 'done', result: { readBack, comparison: compared.result } };
  } finally {
    master.close();
  }
}

function compareFiles(
  { stream, at, track, masterName, file: { part, partPath, written } }: FileOfTrack,
  kernels: Kernels,
): JobOutcome<Comparison> {
  const opened: AudioSource[] = [];
  try {
    const digest = 'none';
    for (const open of [
      ...stream.map(
        ({ mix }) =>
          () =>
            openMix(mix, { digest }),
      ),
      () => openAudio(partPath, { name: masterName, digest }),
    ]) {
      const one = open();
      if (one.status === 'failed') return one;
      opened.push(one.source);
    }
    const comparison = compareWithMix(
      {
        mixes: opened.slice(0, -1),
        at,
        master: opened.at(-1)!,
        front: { eq: track.eq, sideDb: track.sideDb ?? 0 },
        gainDb: track.gainDb,
        fades: track.fades,
        series: stream[at]!.source.series,
        errorSteps: errorSteps[part.dither],
        kernels,
      },
      written.trace,
    );
    return { status: 'done', result: comparison };
  } finally {
    for (const source of opened) source.close();
  }
}

/** What dither and rounding reach: triangular noise and half a step; shaped noise has a wider spread. */
const errorSteps = { plain: 1.5, shaped: 8 } as const;

/** Progress of one of several equal shares. */
function shareOf(context: JobContext, at: number, count: number): JobContext {
  return { ...context, onProgress: (fraction) => context.onProgress((at + fraction) / count) };
}
