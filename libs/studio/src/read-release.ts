import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findFiles, listFolder, readFault } from '@kindred/audio-io';
import {
  completeRelease,
  parseRelease,
  releaseTextMax,
  type NeededLookups,
} from '@kindred/documents';
import type { Issue, IssuePlace, Release } from '@kindred/records';

export interface ReadRelease {
  /** Null when an issue stands in the way. */
  readonly release: Release | null;
  readonly issues: readonly Issue[];
  /** Where the files of the running order were named. */
  readonly places: readonly IssuePlace[];
  /** Folder that the release file's paths start from. */
  readonly baseFolder: string;
  /** What its text asks for by name, and where it looks, there or not; null: it can't be read. */
  readonly named: Pick<NeededLookups, 'files' | 'folders'> | null;
}

/** Reads a release file and finds its tracks. */
export async function readRelease(path: string): Promise<ReadRelease> {
  const baseFolder = dirname(resolve(path));
  let text: string;
  try {
    text = await readBounded(path);
  } catch (error) {
    const { issue } = readFault(error, path);
    const isMissing = issue.code === 'missing-file';
    const fix = isMissing
      ? { fix: '`kindred new mixes/` writes a release file from a folder of mixes.' }
      : {};
    const issues = [{ ...issue, ...fix }];
    return { release: null, issues, places: [], baseFolder, named: null };
  }
  const parsed = parseRelease(text, path);
  const { draft, issues } = parsed;
  if (!draft) return { release: null, issues, places: [], baseFolder, named: null };
  const { patterns, files, folders } = draft.lookups;
  const lookups = {
    matches: findFiles(baseFolder, patterns),
    missing: files.filter((file) => findFiles(baseFolder, [file])[file]?.length !== 1),
    neighbours: Object.fromEntries(
      folders.map((folder) => [folder, listFolder(resolve(baseFolder, folder))]),
    ),
  };
  return { ...completeRelease(draft, lookups), baseFolder, named: { files, folders } };
}

/** A little more than a release file may hold, so that one that is too large is told, not read. */
async function readBounded(path: string): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(releaseTextMax + 4);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
