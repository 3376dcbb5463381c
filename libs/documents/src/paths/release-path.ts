/**
 * Paths as the records hold them: POSIX, NFC, relative to the release file (or absolute). Steps
 * through `..` stay, since a folder on the way may be a link.
 */
export function tidyPath(typed: string): string {
  const path = typed.normalize('NFC');
  const root = path.startsWith('/') ? '/' : '';
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return root + steps.join('/') || '.';
}

/** The folder that a file lies in: "." for the release file's own. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name in a folder as one path. */
export function pathIn(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** A folder as people read it: with a slash at its end. */
export function sayFolder(folder: string): string {
  if (folder === '.') return "the release file's folder";
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** A name without its extension, and that extension with its point ("" when there is none). */
export function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const point = name.lastIndexOf('.');
  if (point <= 0) return { stem: name, extension: '' };
  return { stem: name.slice(0, point), extension: name.slice(point) };
}
