import { measureVersion, type ProfilePayload, type ProfileResult } from '@kindred/jobs';
import type { JobOutcome } from '@kindred/records';
import type { Workshop } from '../workshop.js';
import type { EntryKey, EntryStore } from './entry-store.js';
import { stateOf, type KnownFiles } from './known-files.js';
import { withName, withoutName } from './nameless-result.js';

/** Where results are kept, and where those that are not there come from. */
export interface Keeping {
  readonly workshop: Workshop;
  readonly store: EntryStore;
  readonly known: KnownFiles;
}

export interface Kept<Result> {
  readonly outcome: JobOutcome<Result>;
  /** Whether an earlier run had it, so that it was not made again. */
  readonly isUnchanged: boolean;
}

/**
 * The profile of a mix. Its audio is read only when its size and date do not show it to be a file
 * that is known, and then only hashed if a known file had its size.
 */
export async function keptProfile(
  { workshop, store, known }: Keeping,
  { mix, trims }: ProfilePayload,
  onProgress: (fraction: number) => void,
): Promise<Kept<ProfileResult>> {
  const { path, name } = mix;
  const atMs = Date.now();
  const state = stateOf(path);
  const hashed = async (): Promise<string | null> => {
    if (!state || !known.isKnownSize(state)) return null;
    const digest = await workshop.run('digestFile', { mix });
    if (digest.status !== 'done') return null;
    known.remember({ path, state, atMs, sha256: digest.result });
    return digest.result;
  };
  const keyOf = (source: string): EntryKey => ({
    of: 'profile',
    measureVersion,
    kernels: workshop.kernelsSha256,
    source,
    ...(trims === undefined ? {} : { trims }),
  });

  const sha256 = known.digestOf(path) ?? (await hashed());
  const kept = sha256 === null ? null : store.get(keyOf(sha256));
  if (kept) {
    const result = withName(kept.record as ProfileResult, name);
    return { outcome: { status: 'done', result }, isUnchanged: true };
  }
  const outcome = await workshop.run('profileTrack', { mix, trims }, onProgress);
  if (outcome.status === 'done' && state) {
    const { sha256: measured } = outcome.result.measurement;
    const record = withoutName(outcome.result, name);
    if (record) store.put(keyOf(measured), { record, files: {} });
    known.remember({ path, state, atMs, sha256: measured });
  }
  return { outcome, isUnchanged: false };
}
