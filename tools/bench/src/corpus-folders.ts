import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of real music: an album. */
export interface CorpusFolder {
  readonly name: string;
  readonly folder: string;
  /** Full paths of its WAV files, in the order of their names; at least one. */
  readonly files: readonly string[];
}

/** The albums that `KINDRED_CORPUS_WAV` holds in a folder each; none where it names no such folder. */
export function corpusFolders(): readonly CorpusFolder[] {
  const corpus = process.env['KINDRED_CORPUS_WAV'];
  if (!corpus || !existsSync(corpus)) return [];
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, folder: join(corpus, name), files: wavFilesIn(join(corpus, name)) }))
    .filter(({ files }) => files.length > 0);
}

/** What is to be said where there are none. */
export const noCorpus =
  'NOT MEASURED on real albums: KINDRED_CORPUS_WAV names no folder with a folder of WAV files per album.';

export function wavFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /\.wav$/iu.test(file))
    .sort()
    .map((file) => join(folder, file));
}
