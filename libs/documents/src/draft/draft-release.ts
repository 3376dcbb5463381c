import type { Issue } from '@kindred/records';
import { doubtfulNames } from './doubtful-names.js';
import { formatNotes } from './format-notes.js';
import type { FoundMix, FoundMixes } from './found-mix.js';
import { orderMixes, type OrderedMixes } from './order-mixes.js';
import { suggestRoles, type SuggestedRole } from './suggest-roles.js';
import { titleMixes } from './title-mixes.js';
import { typeable } from './typeable.js';
import { wordsOfRelease } from './words-of-release.js';

/** A release as far as a folder of mixes tells it. Plain data. */
export interface DraftedRelease {
  readonly title: string;
  readonly artist: string;
  readonly year: number | null;
  readonly genre: string | null;
  readonly artwork: string | null;
  readonly orderedBy: OrderedMixes['by'];
  readonly tracks: readonly DraftedTrack[];
  /** What a person should know or decide, warnings first. */
  readonly notes: readonly Issue[];
}

export interface DraftedTrack {
  readonly number: number;
  readonly file: string;
  readonly title: string;
  /** Where it is not the release's. */
  readonly artist: string | null;
  readonly format: FoundMix['format'];
  readonly seconds: number | null;
  /** Suggested, not set. */
  readonly role: SuggestedRole | null;
  /** Whether it sounds up to its end and the next from its start: a segue, unless that is denied. */
  readonly runsOn: boolean;
}

/** What a folder of mixes says of a release; at least one mix. */
export function draftRelease({ mixes: found, folderName, artwork }: FoundMixes): DraftedRelease {
  const ordered = orderMixes(found);
  const { mixes } = ordered;
  const { titles, lead, notes: aboutTitles } = titleMixes(mixes);
  const { notes: aboutWords, ...words } = wordsOfRelease(mixes, { folderName, lead });
  const roles = suggestRoles(mixes, titles);
  const notes = [
    ...aboutWords,
    ...doubtfulNames(titles),
    ...formatNotes(mixes),
    ...ordered.notes,
    ...aboutTitles,
  ];
  return {
    ...words,
    artwork,
    orderedBy: ordered.by,
    tracks: mixes.map((mix, at) => ({
      number: at + 1,
      file: mix.file,
      title: titles[at] ?? '',
      artist: ownArtist(mix, words.artist),
      format: mix.format,
      seconds: mix.seconds,
      role: roles[at] ?? null,
      runsOn: mix.edges?.sounds.last === true && mixes[at + 1]?.edges?.sounds.first === true,
    })),
    notes: [
      ...notes.filter(({ severity }) => severity === 'warning'),
      ...notes.filter(({ severity }) => severity !== 'warning'),
    ],
  };
}

function ownArtist({ tags }: FoundMix, artistOfRelease: string): string | null {
  const artist = typeable(tags.artist ?? '');
  return artist === artistOfRelease ? null : artist;
}
