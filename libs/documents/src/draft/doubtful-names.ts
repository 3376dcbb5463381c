import type { Issue } from '@kindred/records';
import { sayTracks } from './say-tracks.js';

/** Words that mark a version of a file, not a song. */
const versionWords =
  /\b(?:v(?:er(?:sion)?)?\s?\d+(?:\.\d+)?|rev\s?\d+|take\s?\d+|final|finals|mix(?:down)?|bounce|print|master(?:ed)?|premaster|rough|alt(?:ernate)?|new|old|copy|edit|radio|clean|explicit|instrumental|inst|acapella|a cappella|tv|dry|wet|loud|louder|(?:16|24|32)\s?-?bit|(?:44|48|88|96)(?:\.\d)?\s?k(?:hz)?|wav)\b/giu;

/** Words that name an instrument or a bus: titles of nothing but these are parts of a song. */
const partWords =
  /^(?:drums?|kicks?|snare|hats?|percs?|percussion|bass|sub|gtrs?|guitars?|keys|piano|synths?|pads?|strings|brass|vox|vocals?|lead|backing|bgvs?|fx|sfx|stems?|buss?|all|and|l|r|left|right|\d+|[+&])$/iu;

/** What the names of mixes give to think, by their titles in running order. Nothing is left out. */
export function doubtfulNames(titles: readonly string[]): Issue[] {
  const parts = titles.flatMap((title, at) => (isPart(title) ? [at + 1] : []));
  const versions = groupsOf(titles.map(songOf));
  const mastered = titles.flatMap((title, at) =>
    /\bmaster(?:ed)?\b/iu.test(title) ? [at + 1] : [],
  );
  return [
    ...(parts.length < 2
      ? []
      : [
          {
            code: 'parts-of-a-song',
            severity: 'warning' as const,
            message: `${sayTracks(parts)} ${parts.length === 2 ? 'look' : 'all look'} like parts of one song, not songs`,
            fix: 'Kindred masters whole mixes: give it one file for each song.',
          },
        ]),
    ...versions.map((numbers) => ({
      code: 'versions',
      severity: 'warning' as const,
      message: `${sayTracks(numbers)} look like versions of one song`,
      fix: 'Keep the one that is meant, and remove the others from `tracks`.',
    })),
    ...(mastered.length === 0
      ? []
      : [
          {
            code: 'named-master',
            severity: 'note' as const,
            message: `${sayTracks(mastered)} ${mastered.length === 1 ? 'is' : 'are'} called a master`,
            fix: 'Give Kindred the mix where there is one.',
          },
        ]),
  ];
}

/** A title without what marks its version; "" where nothing is left. */
function songOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[_()[\]{}.-]+/gu, ' ')
    .replace(versionWords, ' ')
    .replace(/\s\d$/u, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isPart(title: string): boolean {
  const words = title.split(/[\s_()[\].-]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => partWords.test(word)) && /\p{L}{2}/u.test(title);
}

/** Numbers of titles that are one song, from two up. */
function groupsOf(songs: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, song] of songs.entries()) {
    if (song !== '') groups.set(song, [...(groups.get(song) ?? []), at + 1]);
  }
  return [...groups.values()].filter((numbers) => numbers.length > 1);
}
