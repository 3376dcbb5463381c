import type { Issue } from '@kindred/records';
import { toPaste } from '../source/wording.js';
import { folderToSearch } from '../paths/file-pattern.js';
import { commonestAudio, namesIn } from './neighbours.js';
import type { DraftTrack, Lookups } from './release-draft.js';
import { pathIn, sayFolder } from '../paths/release-path.js';

/** A pattern that means no file: with what its folder holds instead. */
export function noMatch({ path, place, head }: DraftTrack, lookups: Lookups): Issue {
  const folder = folderToSearch(path);
  const names = namesIn(folder, lookups);
  const held = commonestAudio(names);
  const issue = { code: 'no-match', severity: 'error', place } as const;
  if (held === null) {
    const content = names.length === 0 ? 'is empty or not there' : 'holds no audio file';
    const message = `matches no file; ${sayFolder(folder)} ${content}`;
    return { ...issue, message, fix: 'write the folder that holds the mixes' };
  }
  return {
    ...issue,
    message: `matches no file; ${sayFolder(folder)} holds ${held.count} of ${held.extension}`,
    fix: toPaste(`${head} ${pathIn(folder, `*${held.extension}`)}`),
  };
}
