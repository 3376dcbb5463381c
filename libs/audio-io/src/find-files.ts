import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { compareNaturally } from './natural-order.js';
import { composedNames, spelledOnDisk } from './spelling.js';

/**
 * The files that each pattern (`mixes/*.wav`, or one file's name) matches, as paths relative to
 * `baseFolder` with forward slashes, in natural order; no match is an empty list. A name with an
 * accent is found however its accent is encoded, and comes back as the disk spells it, so that it
 * can be opened. Folders, hidden files, and folders that may not be read are passed over.
 */
export function findFiles(
  baseFolder: string,
  patterns: readonly string[],
): Record<string, string[]> {
  return Object.fromEntries(patterns.map((pattern) => [pattern, matches(baseFolder, pattern)]));
}

/** The names of the files in a folder, in natural order; empty where there is no such folder. */
export function listFolder(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => isFile(join(folder, name)))
    .sort(compareNaturally);
}

function matches(baseFolder: string, pattern: string): string[] {
  if (pattern === '' || pattern.includes('\0')) return [];
  // "01 Intro [rough].wav" is a name before it is a pattern.
  const named = pattern.includes('*') ? [] : existing(baseFolder, [pattern]);
  return named.length > 0 ? named : existing(baseFolder, globbed(baseFolder, pattern));
}

function globbed(baseFolder: string, pattern: string): string[] {
  return globSync(starsOnly(pattern.normalize('NFC')), {
    cwd: baseFolder,
    expandDirectories: false,
    extglob: false,
    fs: { readdirSync: composedNames as unknown as typeof readdirSync },
  });
}

/** Only stars are wild: file names hold brackets, braces and question marks of their own. */
function starsOnly(pattern: string): string {
  return pattern.replace(/[?[\]{}()!+@|\\]/g, '\\$&');
}

/** Those of `paths` that are files, as the disk spells them. */
function existing(baseFolder: string, paths: readonly string[]): string[] {
  return paths
    .map((path) => spelledOnDisk(resolve(baseFolder, path)))
    .filter(isFile)
    .map((path) => relative(baseFolder, path).split(sep).join('/'))
    .sort(compareNaturally);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // a folder that is not there or may not be read holds nothing to offer
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // gone, a dangling link, or in a folder that may not be entered
  }
}
