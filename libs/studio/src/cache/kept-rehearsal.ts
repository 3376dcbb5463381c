import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundVersion, type RehearsePayload } from '@kindred/jobs';
import type { TrackEnvelope } from '@kindred/records';
import type { Entry } from './entry-bytes.js';
import type { EntryKey } from './entry-store.js';
import type { Keeping, Kept } from './kept-profile.js';
import { quietly } from './quietly.js';

/** A mix to rehearse, and what it measured as. */
export interface Rehearsing {
  readonly payload: RehearsePayload;
  readonly sha256: string;
}

/** The envelope of a mix, its series in the folder that the payload names. */
export async function keptRehearsal(
  { workshop, store, known }: Keeping,
  { payload, sha256 }: Rehearsing,
  onProgress: (fraction: number) => void,
): Promise<Kept<TrackEnvelope>> {
  const { mix, folder, ...settings } = payload;
  const key: EntryKey = {
    of: 'rehearsal',
    soundVersion,
    kernels: workshop.kernelsSha256,
    source: sha256,
    settings: mix.window === undefined ? settings : { ...settings, window: mix.window },
  };
  const kept = store.get(key);
  if (kept && quietly(() => restore(kept, folder))) {
    const outcome = { status: 'done', result: kept.record as TrackEnvelope } as const;
    return { outcome, isUnchanged: true };
  }
  const outcome = await workshop.run('rehearseTrack', payload, onProgress);
  // A rehearsal does not hash what it reads: it is kept only if the file still is the measured one.
  if (outcome.status === 'done' && known.digestOf(mix.path) === sha256) {
    const entry = quietly(() => entryOf(outcome.result, folder));
    if (entry) store.put(key, entry);
  }
  return { outcome, isUnchanged: false };
}

/** An envelope with the series that it names. */
function entryOf(envelope: TrackEnvelope, folder: string): Entry {
  const names = JSON.stringify(envelope).match(/[0-9a-f]{64}\.f32/gu) ?? [];
  const files = names.map((name) => [name, readFileSync(join(folder, name))]);
  return { record: envelope, files: Object.fromEntries(files) };
}

function restore({ files }: Entry, folder: string): true {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return true;
}
