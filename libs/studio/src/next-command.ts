import { printable } from '@kindred/documents';

/** What a command on a release was typed with, and the next one needs again. */
export interface TypedCommand {
  readonly releaseFile: string;
  readonly out?: string | undefined;
}

/** The release file that every command takes where none is typed. */
const usualReleaseFile = './release.yaml';

/**
 * A command to type next on the same release, in the same folder: its name, with flags of its own,
 * and then what was typed, in quotes where a shell needs them.
 */
export function nextCommand(command: string, { releaseFile, out }: TypedCommand): string {
  return [
    'kindred',
    command,
    ...(releaseFile === usualReleaseFile ? [] : [asArgument(releaseFile)]),
    ...(out === undefined ? [] : ['--out', asArgument(out)]),
  ].join(' ');
}

/**
 * A path as one word of a command line, safe to show. Double quotes mean the same to every shell
 * unless they hold what some shell reads in them; then single ones, as POSIX (2.2.2) has them.
 */
export function asArgument(path: string): string {
  const text = printable(path.startsWith('-') ? `./${path}` : path);
  if (/^[\p{L}\p{N}./_@%+=:,-]+$/u.test(text)) return text;
  return /["$`\\!]/u.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
