import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { excerptVersion, type CutExcerpt, type ExcerptPayload } from '@kindred/jobs';
import type { JobOutcome } from '@kindred/records';
import type { EntryKey } from './entry-store.js';
import type { Keeping } from './kept-profile.js';
import { quietly } from './quietly.js';

/** An excerpt to cut, and what its files measured as. */
export interface Excerpting {
  readonly payload: ExcerptPayload;
  /** Of each piece's whole file. */
  readonly sha256s: readonly string[];
}

/** An excerpt at the path that its payload names. */
export async function keptExcerpt(
  { workshop, store, known }: Keeping,
  { payload, sha256s }: Excerpting,
): Promise<JobOutcome<CutExcerpt>> {
  const { pieces, excerptPath } = payload;
  const key: EntryKey = {
    of: 'excerpt',
    excerptVersion,
    kernels: workshop.kernelsSha256,
    pieces: pieces.map(({ mix: { window = null }, ...place }, at) => ({
      ...place,
      window,
      source: sha256s[at],
    })),
  };
  const kept = store.get(key);
  const bytes = kept?.files[fileName];
  if (bytes && quietly(() => (writeFileSync(excerptPath, bytes), true))) {
    return { status: 'done', result: kept.record as CutExcerpt };
  }
  const outcome = await workshop.run('cutExcerpt', payload);
  // Cutting does not hash what it reads; what lies in the work folder is this run's own.
  const isTrusted = pieces.every(
    ({ mix }, at) =>
      dirname(mix.path) === dirname(excerptPath) || known.digestOf(mix.path) === sha256s[at],
  );
  if (outcome.status === 'done' && isTrusted) {
    const cut = quietly(() => readFileSync(excerptPath));
    if (cut) store.put(key, { record: outcome.result, files: { [fileName]: cut } });
  }
  return outcome;
}

const fileName = 'excerpt.mp3';
