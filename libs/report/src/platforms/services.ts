/** A streaming service, or one of its settings: what it does to the level of what it plays. */
export interface Service {
  readonly name: string;
  /** What it brings music to; null: it plays files as they are. */
  readonly referenceLufs: number | null;
  /** An album played in its order: all of it by one gain, or each track by its own. */
  readonly inAlbum: 'one gain' | 'track by track';
  /** A playlist, or an album shuffled. */
  readonly inPlaylist: 'one gain' | 'track by track';
  /** What it does with music under its reference. */
  readonly raises: 'never' | 'within its headroom' | 'through a limiter';
  /** Who says so. */
  readonly known: 'published' | 'measured by others' | 'uncertain';
  /** What is known, and from when. */
  readonly words: string;
}

/** When the table was gathered; services change without notice. */
export const gatheredIn = 'November 2026';

/** No gain that a service applies upward takes a true peak over this. */
export const raisedPeakDbtp = -1;

export const services: readonly Service[] = [
  {
    name: 'Spotify',
    referenceLufs: -14,
    inAlbum: 'one gain',
    inPlaylist: 'track by track',
    raises: 'within its headroom',
    known: 'published',
    words:
      'Published: -14 LUFS; raised only as far as 1 dB of headroom allows; an album in order by one gain. That the loudest track sets that gain is what others found. Its web player and many speakers and TVs change nothing.',
  },
  {
    name: 'Spotify loud',
    referenceLufs: -11,
    inAlbum: 'one gain',
    inPlaylist: 'track by track',
    raises: 'through a limiter',
    known: 'published',
    words:
      'Published: a setting of the listener, -11 LUFS whatever the peaks; a limiter at -1 dB catches what is over. A third setting, quiet, is -19 LUFS.',
  },
  {
    name: 'Apple Music',
    referenceLufs: -16,
    inAlbum: 'one gain',
    inPlaylist: 'track by track',
    raises: 'within its headroom',
    known: 'measured by others',
    words:
      'Apple publishes no number. Measured by others in 2022 and 2025: -16 LUFS, albums as a whole, no limiter; on by default on newer devices.',
  },
  {
    name: 'YouTube',
    referenceLufs: -14,
    inAlbum: 'track by track',
    inPlaylist: 'track by track',
    raises: 'never',
    known: 'measured by others',
    words: 'Measured by others: -14 LUFS, never raised, each track by itself.',
  },
  {
    name: 'Tidal',
    referenceLufs: -14,
    inAlbum: 'one gain',
    inPlaylist: 'one gain',
    raises: 'never',
    known: 'measured by others',
    words:
      'Told to others by Tidal in 2016 and 2017: the loudest track of an album at -14 LUFS, in playlists too; never raised.',
  },
  {
    name: 'Amazon',
    referenceLufs: -14,
    inAlbum: 'track by track',
    inPlaylist: 'track by track',
    raises: 'never',
    known: 'uncertain',
    words: 'Uncertain: -14 LUFS is most often named, others name -13 to -9; reported not to raise.',
  },
  {
    name: 'Deezer',
    referenceLufs: -15,
    inAlbum: 'track by track',
    inPlaylist: 'track by track',
    raises: 'never',
    known: 'measured by others',
    words: 'Measured by others in 2019: -15 LUFS, each track by itself, reported not to raise.',
  },
  {
    name: 'Bandcamp',
    referenceLufs: null,
    inAlbum: 'track by track',
    inPlaylist: 'track by track',
    raises: 'never',
    known: 'measured by others',
    words: 'Reported to play files as delivered; so do Beatport and, by most accounts, SoundCloud.',
  },
];
