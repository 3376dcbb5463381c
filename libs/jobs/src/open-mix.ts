import {
  openAudio,
  unpackAudio,
  type OpenAudioOptions,
  type OpenedAudio,
  type UnpackedAudio,
} from '@kindred/audio-io';
import type { JobContext, JobOutcome } from '@kindred/records';
import type { MixFile } from './payloads.js';

/** A mix that can be opened: a compressed one with what it was unpacked to. */
export type ReadyMix = MixFile & { readonly unpacked?: UnpackedAudio };

/** Opens a mix that was made ready; all that is said of it is said of the file that a person gave. */
export function openMix(
  { path, name, unpacked, window }: ReadyMix,
  { digest = 'sha256' }: Pick<OpenAudioOptions, 'digest'> = {},
): OpenedAudio {
  return openAudio(path, { name, digest, unpacked, window });
}

type Job<Payload, Result> = (
  payload: Payload,
  context: JobContext,
) => JobOutcome<Result> | Promise<JobOutcome<Result>>;
type LaterJob<Payload, Result> = (
  payload: Payload,
  context: JobContext,
) => Promise<JobOutcome<Result>>;

/** A job on one mix as it is handed out: whatever the mix is, the job finds plain samples. */
export function onReadyMix<Payload extends { readonly mix: ReadyMix }, Result>(
  job: Job<Payload, Result>,
): LaterJob<Payload, Result> {
  return async (payload, context) => {
    const ready = await unpackEach([payload], context);
    return ready.status === 'done' ? job(ready.result[0]!, ready.context) : ready;
  };
}

/** The same for a job on several mixes. */
export function onReadyMixes<
  Key extends string,
  Payload extends { readonly [key in Key]: readonly Held[] },
  Result,
>(key: Key, job: Job<Payload, Result>): LaterJob<Payload, Result> {
  return async (payload, context) => {
    const ready = await unpackEach(payload[key], context);
    return ready.status === 'done'
      ? job({ ...payload, [key]: ready.result }, ready.context)
      : ready;
  };
}

/** What unpacking takes of a job's time, about. */
const unpackShare = 0.5;

type Held = { readonly mix: ReadyMix; readonly number?: number };

async function unpackEach<Holder extends Held>(
  holders: readonly Holder[],
  context: JobContext,
): Promise<
  | { readonly status: 'done'; readonly result: readonly Holder[]; readonly context: JobContext }
  | Exclude<JobOutcome<never>, { status: 'done' }>
> {
  const result: Holder[] = [];
  let doneShare = 0;
  for (const [at, holder] of holders.entries()) {
    const { path, name, unpackFolder } = holder.mix;
    const unpacking = await unpackAudio(path, {
      name,
      folder: unpackFolder,
      shouldStop: () => context.shouldStop(),
      onProgress: (fraction) => {
        doneShare = ((at + fraction) / holders.length) * unpackShare;
        context.onProgress(doneShare);
      },
    });
    if (unpacking.status === 'cancelled') return unpacking;
    if (unpacking.status === 'failed') {
      const track = holder.number === undefined ? {} : { track: holder.number };
      return { status: 'failed', issue: { ...unpacking.issue, ...track } };
    }
    if (unpacking.status === 'plain') result.push(holder);
    else result.push({ ...holder, mix: { ...holder.mix, unpacked: unpacking.unpacked } });
  }
  const onProgress = (fraction: number): void =>
    context.onProgress(doneShare + (1 - doneShare) * fraction);
  return { status: 'done', result, context: { ...context, onProgress } };
}
