import type { Release, ReleaseTrack, ReplayGain, TagFields } from '@kindred/records';

/** What a mix's own tags say that a master may go on saying. */
export interface SourceTags {
  readonly year?: number;
  readonly genre?: string;
  /** Twelve characters, no hyphens, capitals. */
  readonly isrc?: string;
  readonly composer?: string;
  readonly copyright?: string;
  readonly label?: string;
}

export interface TagSources {
  readonly release: Release;
  readonly track: ReleaseTrack;
  /** The track's title as planned: the release file may leave it to the mix. */
  readonly title: string;
  /** Tracks of the release. */
  readonly total: number;
  readonly sourceTags: SourceTags;
  /** Of this master. A mix's own is never copied: it is wrong as soon as a level moves. */
  readonly replayGain?: ReplayGain;
}

/**
 * The tags of one master: what the release file says of the track, else of the release, else what
 * the mix's own tags say. A mix's barcode is not taken over: it names a product, not a recording.
 */
export function tagFieldsOf(sources: TagSources): TagFields {
  const { release, track, title, total, sourceTags, replayGain } = sources;
  const { details = {} } = release;
  const own = track.details ?? {};
  return stated({
    title,
    artist: own.artist ?? release.artist,
    album: release.title,
    albumArtist: details.albumArtist ?? release.artist,
    number: track.number,
    total,
    year: details.year ?? sourceTags.year,
    genre: release.genre ?? sourceTags.genre,
    isrc: own.isrc ?? sourceTags.isrc,
    upc: details.upc,
    composer: own.composer ?? details.composer ?? sourceTags.composer,
    copyright: details.copyright ?? sourceTags.copyright,
    label: details.label ?? sourceTags.label,
    catalogNumber: details.catalogNumber,
    comment: release.light ? lightComment : undefined,
    replayGain,
  });
}

/** In every file of a light run, so that it is not taken for the record. */
export const lightComment = 'Light master made for listening, not for release';

type Unstated<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** Without what is undefined, so that a record is the same after a trip through JSON. */
function stated(fields: Unstated<TagFields>): TagFields {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as unknown as TagFields;
}
