import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FileFault,
  listFolder,
  openAudio,
  openPacked,
  readDuration,
  readFault,
  readTags,
} from '@kindred/audio-io';
import { isAudio, isTypeablePath, type FoundMix } from '@kindred/documents';
import type { Issue } from '@kindred/records';
import { edgeSound } from './edge-sound.js';
import { nothingIn } from './nothing-in.js';

export interface MixSearch {
  /** Absolute. */
  readonly folder: string;
  /** The folder as a person typed it. */
  readonly typed: string;
  /** How the release file will name a file of the folder. */
  readonly nameOf: (name: string) => string;
}

export interface FoundInFolder {
  /** In the natural order of their names. */
  readonly mixes: readonly FoundMix[];
  /** Errors where there is nothing to draft from; else what was left out, and why. */
  readonly issues: readonly Issue[];
}

/** The mixes in a folder, as far as their headers and tags tell; no sound is measured. */
export async function findMixes(search: MixSearch): Promise<FoundInFolder> {
  const { folder, typed, nameOf } = search;
  const fault = await folderFault(search);
  if (fault !== null) return { mixes: [], issues: [fault] };
  const names = listFolder(folder).filter((name) => !name.startsWith('.') && isAudio(name));
  const mixes: FoundMix[] = [];
  const issues: Issue[] = [];
  for (const name of names) {
    const file = nameOf(name);
    if (!isTypeablePath(file)) {
      issues.push(untypeable(name));
      continue;
    }
    const { mix, issues: found } = await lookInto(join(folder, name), file);
    if (mix) mixes.push(mix);
    issues.push(...found);
  }
  if (mixes.length > 0) return { mixes, issues };
  return { mixes, issues: [...issues.map(asError), await nothingIn({ folder, typed, names })] };
}

async function folderFault({ folder, typed }: MixSearch): Promise<Issue | null> {
  try {
    if (!(await stat(folder)).isDirectory()) {
      return {
        code: 'not-a-folder',
        severity: 'error',
        message: `${typed} is a file, not a folder`,
        fix: 'Name the folder that holds the mixes.',
      };
    }
    await readdir(folder);
    return null;
  } catch (error) {
    return readFault(error, typed).issue;
  }
}

/** Its format and tags; none where it can't be read as audio. */
async function lookInto(
  path: string,
  file: string,
): Promise<{ readonly mix: FoundMix | null; readonly issues: readonly Issue[] }> {
  const opened = openAudio(path, { name: file, digest: 'none' });
  if (opened.status === 'done') {
    const { source } = opened;
    try {
      const edges = { sounds: edgeSound(source) };
      const tags = await readTags(path);
      const seconds = source.format.durationSeconds;
      const mix = { file, format: formatOf(source), seconds, tags, edges };
      return { mix, issues: source.issues.filter(isErrorOrWarning).map(asWarning) };
    } catch (error) {
      const fault = error instanceof FileFault ? error : readFault(error, file);
      return { mix: null, issues: [leftOut(fault.issue)] };
    } finally {
      source.close();
    }
  }
  if (opened.issue.code !== 'compressed') return { mix: null, issues: [leftOut(opened.issue)] };
  const packed = await openPacked(path, file);
  if (packed.status === 'failed') return { mix: null, issues: [leftOut(packed.issue)] };
  packed.source.close();
  const [seconds, tags] = [await readDuration(path), await readTags(path)];
  return { mix: { file, format: formatOf(packed.source), seconds, tags, edges: null }, issues: [] };
}

/** The part of a format that a draft looks at. */
function formatOf({ format }: { readonly format: FoundMix['format'] }): FoundMix['format'] {
  const { container, sampleKind, bitsPerSample, sampleRateHz, channels } = format;
  return { container, sampleKind, bitsPerSample, sampleRateHz, channels };
}

function isErrorOrWarning({ severity }: Issue): boolean {
  return severity !== 'note';
}

function asWarning(issue: Issue): Issue {
  return { ...issue, severity: 'warning' };
}

function asError(issue: Issue): Issue {
  return { ...issue, severity: 'error' };
}

function leftOut(issue: Issue): Issue {
  return { ...asWarning(issue), message: `left out: ${issue.message}` };
}

function untypeable(name: string): Issue {
  return {
    code: 'unusable-name',
    severity: 'warning',
    message: `left out: a release file can't name ${name}`,
    fix: 'Rename it without line breaks, backslashes, control characters or spaces at its ends.',
  };
}
