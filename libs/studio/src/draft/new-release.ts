import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFault } from '@kindred/audio-io';
import {
  draftRelease,
  namesARelease,
  slugOf,
  writeDraft,
  type DraftedRelease,
} from '@kindred/documents';
import type { Issue } from '@kindred/records';
import { asArgument } from '../next-command.js';
import { findArtwork } from './find-artwork.js';
import { findMixes } from './find-mixes.js';

export interface NewReleaseRequest {
  /** The folder that holds the mixes, as typed. */
  readonly folder: string;
  /** The release file to write, as typed; it must not be there yet. */
  readonly releaseFile: string;
  /** Where the JSON Schema of release files lies, absolute. */
  readonly schemaFile: string;
}

export type NewReleaseOutcome =
  | {
      readonly status: 'done';
      /** Absolute. */
      readonly releaseFile: string;
      readonly drafted: DraftedRelease;
      /** What a person should know or decide, the draft's notes among it. */
      readonly issues: readonly Issue[];
    }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] };

/** Writes a release file from a folder of mixes, and over nothing that is there. */
export async function newRelease(request: NewReleaseRequest): Promise<NewReleaseOutcome> {
  const { folder: typed, releaseFile: out, schemaFile } = request;
  if (!/^\.ya?ml$/iu.test(extname(out))) return { status: 'refused', issues: [notYaml(out)] };
  const folder = resolve(typed);
  const releaseFile = resolve(out);
  const home = dirname(releaseFile);
  const nameIn = (place: string) => (name: string) => pathFrom(home, join(place, name));
  const found = await findMixes({ folder, typed, nameOf: nameIn(folder) });
  if (found.mixes.length === 0) return { status: 'refused', issues: found.issues };
  const places = [...new Set([folder, home])];
  const cover = findArtwork(places.map((place) => ({ folder: place, nameOf: nameIn(place) })));
  const folderName = [folder, dirname(folder)].map((path) => basename(path)).find(namesARelease);
  const drafted = draftRelease({
    mixes: found.mixes,
    folderName: folderName ?? '',
    artwork: cover.artwork,
  });
  const text = writeDraft(drafted, { schema: schemaFrom(home, schemaFile) });
  try {
    await writeFile(releaseFile, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const { issue } = writeFault(error, releaseFile);
    if (code === 'EEXIST') {
      const there = alreadyThere({ typed, out, home, title: drafted.title });
      return { status: 'refused', issues: [there] };
    }
    const fix = code === 'ENOENT' ? { fix: 'Make the folder first.' } : {};
    return { status: 'refused', issues: [{ ...issue, ...fix }] };
  }
  const issues = [...found.issues, ...cover.issues, ...drafted.notes];
  return { status: 'done', releaseFile, drafted, issues };
}

/** A path as a release file in `home` names it. */
function pathFrom(home: string, path: string): string {
  return relative(home, path).split(sep).join('/').normalize('NFC');
}

/** Relative, so that a folder can be moved with what lies beside it; one word, as editors ask. */
function schemaFrom(home: string, schemaFile: string): string {
  const way = relative(home, schemaFile).split(sep).join('/');
  return /\s/u.test(way) || way.includes(':') ? pathToFileURL(schemaFile).href : way;
}

function notYaml(out: string): Issue {
  return {
    code: 'not-yaml',
    severity: 'error',
    message: `${out} is no name of a release file, which ends in .yaml`,
    fix: `--out ${asArgument(`${out.replace(/\.[^./]*$/u, '') || 'release'}.yaml`)}`,
  };
}

function alreadyThere({
  typed,
  out,
  home,
  title,
}: {
  readonly typed: string;
  readonly out: string;
  readonly home: string;
  readonly title: string;
}): Issue {
  const free = [slugOf(title), ...[2, 3, 4, 5, 6, 7, 8, 9].map((at) => `${slugOf(title)}-${at}`)]
    .map((name) => join(dirname(out), `${name}.yaml`))
    .find((path) => !existsSync(join(home, basename(path))));
  return {
    code: 'already-there',
    severity: 'error',
    message: `${out.replace(/^\.\//u, '')} is there already, and stays as it is`,
    fix: `Beside it: kindred new ${asArgument(typed)} --out ${asArgument(free ?? 'other.yaml')}`,
  };
}
