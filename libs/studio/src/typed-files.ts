import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findFiles, listFolder, spelledOnDisk } from '@kindred/audio-io';
import { isAudio, nearestWord } from '@kindred/documents';
import type { Issue } from '@kindred/records';

/** Audio files as a person typed them, one after another, or why there are not that many. */
export interface TypedFiles {
  /** Relative to the working folder, or absolute. */
  readonly files: readonly string[];
  /** One for each name that is no file: then the command line is wrong, and nothing is read. */
  readonly issues: readonly Issue[];
}

/** Reads a command line's names; a pattern that the shell left alone is read here. */
export function typedFiles(typed: readonly string[]): TypedFiles {
  const found = typed.map((name) => ({ name, files: filesOf(name) }));
  const files = new Map<string, string>();
  for (const file of found.flatMap((one) => one.files)) {
    if (!files.has(resolve(file))) files.set(resolve(file), file);
  }
  return {
    files: [...files.values()],
    issues: found.filter(({ files }) => files.length === 0).map(({ name }) => noFile(name)),
  };
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
