import { sayCount, type Issue } from '@kindred/records';
import { asCode, toPaste } from '../source/wording.js';
import { isPattern } from '../paths/file-pattern.js';
import { commonestAudio, isAudio, namesIn, nearestName } from './neighbours.js';
import type { DraftTrack, Lookups } from './release-draft.js';
import { folderOf, nameOf, pathIn, sayFolder } from '../paths/release-path.js';

/** What a file was called, and where. */
type NamedFile = Pick<DraftTrack, 'path' | 'place' | 'head'>;

/** A file that is not there: with the name that was probably meant, or what its folder holds. */
export function missingFile(track: NamedFile, lookups: Lookups): Issue {
  const inside = namesIn(track.path, lookups);
  if (inside.length > 0) return folderNotFile(track, inside);
  return {
    code: 'missing-file',
    severity: 'error',
    message: 'no such file',
    place: track.place,
    fix: fixFor(track, lookups),
  };
}

function fixFor({ path }: NamedFile, lookups: Lookups): string {
  const folder = folderOf(path);
  const names = namesIn(folder, lookups);
  const shell = /^~|^\$\w+/u.exec(path)?.[0];
  if (shell !== undefined)
    return `write the folder in full; ${asCode(shell)} is read by shells only`;
  if (/^https?:\//u.test(path)) return 'download it, and name the file on this disk';
  const several = path.split(/,\s*/u);
  if (several.length > 1 && several.every(isAudio)) {
    return `several files are a list: ${toPaste(`tracks: [${several.join(', ')}]`)}`;
  }
  const near = nearestName(nameOf(path), names);
  if (near !== null) return `did you mean ${asCode(pathIn(folder, near))}?`;
  if (isPattern(path)) return `a pattern stands alone: ${toPaste(`- ${path}`)}`;
  const [first] = names;
  if (first === undefined) return `look for the folder; ${sayFolder(folder)} is empty or not there`;
  const held = sayCount(names.length, 'file');
  return `${sayFolder(folder)} holds ${held}, the first ${asCode(pathIn(folder, first))}`;
}

function folderNotFile({ path, place, head }: NamedFile, names: readonly string[]): Issue {
  const extension = commonestAudio(names)?.extension ?? '.wav';
  return {
    code: 'folder-not-file',
    severity: 'error',
    message: 'a folder where a file is expected',
    place,
    expected: 'a file or a pattern',
    fix: toPaste(`${head} ${pathIn(path, `*${extension}`)}`),
  };
}
