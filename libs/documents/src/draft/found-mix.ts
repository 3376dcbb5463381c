import type { AudioFormat } from '@kindred/records';

/** A mix as it was found on the disk: what it holds, and what its own tags say of it. */
export interface FoundMix {
  /** Relative to where the release file will lie, with forward slashes. */
  readonly file: string;
  readonly format: Pick<
    AudioFormat,
    'container' | 'sampleKind' | 'bitsPerSample' | 'sampleRateHz' | 'channels'
  >;
  /** Null where a file does not tell it. */
  readonly seconds: number | null;
  readonly tags: MixTags;
  /** Whether it sounds in its first and last tenth of a second; null where that was not looked at. */
  readonly edges: { readonly sounds: { readonly first: boolean; readonly last: boolean } } | null;
}

/** Tags that a release file can take up. */
export interface MixTags {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly albumArtist?: string;
  readonly trackNumber?: number;
  readonly year?: number;
  readonly genre?: string;
}

/** Mixes of one folder, in the natural order of their names. */
export interface FoundMixes {
  readonly mixes: readonly FoundMix[];
  /** What the release may be called where no tag says it: the name of a folder. */
  readonly folderName: string;
  /** A picture beside them, relative to the release file; null: none. */
  readonly artwork: string | null;
}
