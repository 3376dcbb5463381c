/**
 * A list that `sha256sum -c` takes: a line for each file, as GNU coreutils writes them, a path with
 * a backslash or a line break behind a backslash of its own.
 */
export function checksumList(
  files: readonly {
    /** Relative to the list's own folder, POSIX. */
    readonly file: string;
    /** Lower-case hex. */
    readonly sha256: string;
  }[],
): string {
  return files.map(({ file, sha256 }) => `${line(file, sha256)}\n`).join('');
}

function line(file: string, sha256: string): string {
  const escaped = file.replace(/[\\\n\r]/gu, (character) => escapes[character]!);
  return `${escaped === file ? '' : '\\'}${sha256}  ${escaped}`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
