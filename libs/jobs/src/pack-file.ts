import {
  createFlacWriter,
  createMp3Writer,
  flacRatesHz,
  openAudio,
  type AudioSource,
} from '@kindred/audio-io';
import { amplitudeFromDb } from '@kindred/dsp';
import {
  mp3RatesHz,
  sayRate,
  type JobContext,
  type JobOutcome,
  type Output,
} from '@kindred/records';

/** An output that is encoded from a PCM part. */
export type PackedOutput = Exclude<Output, { readonly container: 'wav' }>;

export interface PackPayload {
  /** A finished WAV part: integers of the output's word length for FLAC, 32-bit floats for MP3. */
  readonly partPath: string;
  /** The delivered file's own name, for issues. */
  readonly name: string;
  /** Where the encoded file goes, without tags. */
  readonly packedPath: string;
  readonly output: PackedOutput;
  /** 0 or less: what a lossy file is turned down by. Left out: nothing. */
  readonly gainDb?: number;
}

export interface PackedFile {
  readonly bytes: number;
}

/** Encodes one finished part as FLAC or MP3, in memory that does not grow with its length. */
export async function packFile(
  payload: PackPayload,
  context: JobContext,
): Promise<JobOutcome<PackedFile>> {
  const { partPath, name } = payload;
  const opened = openAudio(partPath, { name, digest: 'none' });
  if (opened.status === 'failed') return opened;
  const { source } = opened;
  try {
    const refusal = rateRefusal(payload, source);
    if (refusal !== null) return refusal;
    return await pack(payload, source, context);
  } finally {
    source.close();
  }
}

async function pack(
  payload: PackPayload,
  source: AudioSource,
  context: JobContext,
): Promise<JobOutcome<PackedFile>> {
  const writer = await createWriter(payload, source);
  try {
    const { frameBytes } = source.layout;
    const block = new Uint8Array(blockFrames * frameBytes);
    let framesDone = 0;
    for (let bytes = source.read(block); bytes > 0; bytes = source.read(block)) {
      if (context.shouldStop()) return { status: 'cancelled' };
      await writer.write(block.subarray(0, bytes));
      framesDone += bytes / frameBytes;
      context.onProgress(framesDone / source.format.frames);
    }
    return { status: 'done', result: await writer.finish() };
  } finally {
    // Does nothing to a finished file.
    await writer.abandon();
  }
}

/** Enough that handing them over costs nothing beside encoding them. */
const blockFrames = 1 << 15;

async function createWriter({ packedPath, output, gainDb = 0 }: PackPayload, source: AudioSource) {
  const { channels, encoding, sampleRateHz } = source.layout;
  if (output.container === 'mp3') {
    if (encoding !== 'f32') throw new Error(`an MP3 is made from floats, not from ${encoding}`);
    const gainLinear = amplitudeFromDb(gainDb);
    const { quality } = output;
    return createMp3Writer(packedPath, { sampleRateHz, channels, quality, gainLinear });
  }
  if (encoding !== output.encoding) {
    throw new Error(`FLAC of ${output.encoding} is not made from ${encoding}`);
  }
  return createFlacWriter(packedPath, { sampleRateHz, channels, encoding: output.encoding });
}

function rateRefusal(
  { output, name }: PackPayload,
  { layout: { sampleRateHz } }: AudioSource,
): Extract<JobOutcome<never>, { status: 'failed' }> | null {
  const [kind, ratesHz] =
    output.container === 'mp3' ? ['an MP3', mp3RatesHz] : ['FLAC', flacRatesHz];
  if (ratesHz.includes(sampleRateHz)) return null;
  return {
    status: 'failed',
    issue: {
      code: 'unsupported-rate',
      severity: 'error',
      message: `${name} would have ${sayRate(sampleRateHz)}, at which ${kind} is not made`,
      place: { file: name },
      fix: 'Give that line of `output:` a rate, such as 44.1 kHz.',
    },
  };
}
