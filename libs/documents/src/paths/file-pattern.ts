import { folderOf } from './release-path.js';

/** A star makes a pattern. Brackets and question marks do not: song titles hold them. */
export function isPattern(path: string): boolean {
  return path.includes('*');
}

/** The deepest folder that is named without a star: where a search begins. */
export function folderToSearch(pattern: string): string {
  return folderOf(pattern.slice(0, pattern.indexOf('*')));
}
