import type { Issue } from '@kindred/records';
import type { FoundMix, MixTags } from './found-mix.js';
import { asWords, typeable } from './typeable.js';

/** What stands on the cover, as far as tags and names tell. */
export interface ReleaseWords {
  readonly title: string;
  readonly artist: string;
  readonly year: number | null;
  readonly genre: string | null;
  readonly notes: readonly Issue[];
}

/** Folders that are called for what lies in them, not for a release. */
const namelessFolders =
  /^(?:mix(?:es|downs?)?|final mixes|bounces?|exports?|audio(?: files)?|wavs?|flacs?|songs?|tracks?|masters?|premasters?|renders?|music|downloads?|desktop|documents|home|tmp|temp|new folder|untitled folder|\.|\/)$/iu;

/** Whether a folder's name may be that of a release. */
export function namesARelease(folderName: string): boolean {
  return typeable(folderName) !== null && !namelessFolders.test(folderName.trim());
}

/** The words on a release: from tags where the mixes agree, else from names. */
export function wordsOfRelease(
  mixes: readonly FoundMix[],
  { folderName, lead }: { readonly folderName: string; readonly lead: string | null },
): ReleaseWords {
  const albums = valuesOf(mixes, 'album');
  const album = albums.length === 1 ? albums[0] : undefined;
  const name = namesARelease(folderName) ? typeable(folderName) : null;
  const folder = name && asWords(name);
  const title = album ?? folder ?? 'Untitled';
  const artist = artistOf(mixes) ?? lead;
  const years = valuesOf(mixes, 'year');
  const genres = valuesOf(mixes, 'genre');
  const notes: Issue[] = [
    ...(album !== undefined
      ? []
      : [
          albums.length > 1
            ? differ('title', `the tags hold ${albums.length} albums; the title is \`${title}\``)
            : notInTags('title', {
                severity: folder === null ? 'warning' : 'note',
                message: `the title is not in the tags; it is \`${title}\`${folder === null ? '' : ', as the folder'}`,
              }),
        ]),
    ...(artist !== null
      ? []
      : [
          notInTags('artist', {
            severity: 'warning',
            message: 'the artist is not in the tags; it is `Unknown Artist`',
          }),
        ]),
    ...(genres.length > 0
      ? []
      : [
          {
            code: 'no-genre',
            severity: 'note' as const,
            message:
              'genre is not in the tags; classical, opera and live keep their levels as mixed',
          },
        ]),
    ...(years.length < 2
      ? []
      : [differ('year', `the tags hold ${years.length} years; none is taken`)]),
    ...(genres.length < 2
      ? []
      : [differ('genre', `the tags hold ${genres.length} genres; none is taken`)]),
  ];
  return {
    title,
    artist: artist ?? 'Unknown Artist',
    year: years.length === 1 ? (years[0] ?? null) : null,
    genre: genres.length === 1 ? (genres[0] ?? null) : null,
    notes,
  };
}

/** Whom the album is by; else who plays most of it, or several as shops call them. */
function artistOf(mixes: readonly FoundMix[]): string | null {
  const [whole, ...others] = valuesOf(mixes, 'albumArtist');
  if (whole !== undefined && others.length === 0) return whole;
  const artists = valuesOf(mixes, 'artist');
  if (artists.length === 0) return null;
  const count = (artist: string) =>
    mixes.filter(({ tags }) => typeable(tags.artist ?? '') === artist).length;
  const most = artists.find((artist) => 2 * count(artist) > mixes.length);
  return artists.length === 1 ? (artists[0] ?? null) : (most ?? 'Various Artists');
}

/** What the tags hold of one kind, each once, in the order of the mixes. */
function valuesOf<K extends keyof MixTags>(
  mixes: readonly FoundMix[],
  key: K,
): NonNullable<MixTags[K]>[] {
  const values = mixes.flatMap(({ tags }) => {
    const value = tags[key];
    const plain = typeof value === 'string' ? typeable(value) : value;
    return plain === undefined || plain === null ? [] : [plain as NonNullable<MixTags[K]>];
  });
  return [...new Set(values)];
}

function notInTags(key: string, said: Pick<Issue, 'severity' | 'message'>): Issue {
  return { code: `no-${key}`, ...said, fix: `Write it under \`${key}\`.` };
}

function differ(key: string, message: string): Issue {
  return { code: `several-${key}s`, severity: 'note', message, fix: `Write it under \`${key}\`.` };
}
