import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { excerptVersion, type CutExcerpt, type ExcerptPayload } from '@kindred/jobs';
import type { JobOutcome } from '@kindred/records';
import type { EntryKey } from './entry-store.js';
import type { Keeping } from './kept-profile.js';
import { quietly } from './quietly.js';

/** An excerpt to cut, and what its files are. */
export interface Excerpting {
  readonly payload: ExcerptPayload;
  /** Of each piece. */
  readonly sources: readonly ExcerptSource[];
}

/** Digests of a file that an excerpt is cut from. */
export interface ExcerptSource {
  /** What its sound is known by: of a master, the file before it was tagged. */
  readonly sha256: string;
  /** Of the file as it lies there. */
  readonly fileSha256: string;
}

/** What an excerpt is kept under, wherever its files lie. */
export function excerptKey(
  { workshop }: Pick<Keeping, 'workshop'>,
  { payload: { pieces }, sources }: Excerpting,
): EntryKey {
  return {
    of: 'excerpt',
    excerptVersion,
    kernels: workshop.kernelsSha256,
    pieces: pieces.map(({ mix: { window = null }, ...place }, at) => ({
      ...place,
      window,
      source: sources[at]?.sha256,
    })),
  };
}

/** An excerpt at the path that its payload names. */
export async function keptExcerpt(
  keeping: Keeping,
  { payload, sources }: Excerpting,
): Promise<JobOutcome<CutExcerpt>> {
  const { workshop, store, known } = keeping;
  const { pieces, excerptPath } = payload;
  const key = excerptKey(keeping, { payload, sources });
  const kept = store.get(key);
  const bytes = kept?.files[fileName];
  if (bytes && quietly(() => (writeFileSync(excerptPath, bytes), true))) {
    return { status: 'done', result: kept.record as CutExcerpt };
  }
  const outcome = await workshop.run('cutExcerpt', payload);
  // Cutting does not hash what it reads; what lies in the work folder is this run's own.
  const isTrusted = pieces.every(
    ({ mix }, at) =>
      dirname(mix.path) === dirname(excerptPath) ||
      known.digestOf(mix.path) === sources[at]?.fileSha256,
  );
  if (outcome.status === 'done' && isTrusted) {
    const cut = quietly(() => readFileSync(excerptPath));
    if (cut) store.put(key, { record: outcome.result, files: { [fileName]: cut } });
  }
  return outcome;
}

const fileName = 'excerpt.mp3';
