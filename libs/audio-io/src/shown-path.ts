import { relative, sep } from 'node:path';

/** The path of an output as a person sees it: from the working folder, with forward slashes. */
export function shownPath(path: string): string {
  return (relative(process.cwd(), path) || '.').split(sep).join('/');
}
