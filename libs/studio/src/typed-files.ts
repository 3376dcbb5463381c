import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findFiles, listFolder, spelledOnDisk } from '@kindred/audio-io';
import { isAudio, nearestWord } from '@kindred/documents';
import type { Issue } from '@kindred/records';

/** Audio files as a person typed them, one after another. */
export interface TypedFiles {
  /** Each once; a name that is no file stands among them. */
  readonly files: readonly TypedFile[];
  /** Whether no name is a file: then the command line is wrong, and there is nothing to read. */
  readonly isNone: boolean;
}

export interface TypedFile {
  /** From 1. */
  readonly number: number;
  /** Relative to the working folder, or absolute. */
  readonly file: string;
  /** Why it is no file, and what was probably meant; null for one that is there. */
  readonly missing: Issue | null;
}

/** Reads a command line's names; a pattern that the shell left alone is read here. */
export function typedFiles(typed: readonly string[]): TypedFiles {
  const found = new Map<string, Omit<TypedFile, 'number'>>();
  for (const name of typed) {
    const files = filesOf(name);
    const missing = files.length === 0 ? noFile(name) : null;
    for (const file of missing ? [name] : files) {
      if (!found.has(resolve(file))) found.set(resolve(file), { file, missing });
    }
  }
  const files = [...found.values()].map((one, at) => ({ number: at + 1, ...one }));
  return { files, isNone: files.every(({ missing }) => missing !== null) };
}

/** Why names are no files, for a command line that is refused. */
export function missingIssues(files: readonly TypedFile[]): readonly Issue[] {
  return files.flatMap(({ missing }) => missing ?? []);
}

function filesOf(name: string): readonly string[] {
  if (kindOf(name) === 'file') return [name];
  return name.includes('*') ? (findFiles(process.cwd(), [name])[name] ?? []) : [];
}

function noFile(name: string): Issue {
  const issue = { severity: 'error' as const };
  if (kindOf(name) === 'folder') {
    const inside = listFolder(resolve(name)).filter(isAudio);
    const [first] = inside;
    const fix = first === undefined ? 'Name a file.' : `Name its files: \`${join(name, '*')}\`.`;
    return { ...issue, code: 'not-a-file', message: `${name} is a folder`, fix };
  }
  const folder = dirname(name);
  const beside = listFolder(resolve(folder)).filter(isAudio);
  const [first] = beside;
  const look =
    first === undefined
      ? 'Check its name and folder.'
      : `Beside it lies \`${join(folder, first)}\`.`;
  if (name.includes('*')) {
    return { ...issue, code: 'no-match', message: `${name} matches no file`, fix: look };
  }
  const near = nearestWord(basename(name), beside);
  const fix = near === null ? look : `Did you mean \`${join(folder, near)}\`?`;
  return { ...issue, code: 'missing-file', message: `${name} does not exist`, fix };
}

/** What cannot be looked at is left for reading it to tell why. */
function kindOf(name: string): 'file' | 'folder' | 'nothing' {
  try {
    return statSync(spelledOnDisk(resolve(name))).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing' : 'file';
  }
}
