import type { ICommonTagsResult } from 'music-metadata';
import { commonTags, fieldsOf } from './read-tags.js';
import type { FileTags } from './tag-fields.js';

/** What a file's tags say of it as they say it, right or wrong. */
export interface StatedTags {
  /** What can be used of them. */
  readonly fields: FileTags;
  /** As it stands there, of any form; null: none. */
  readonly isrc: string | null;
  /** As it stands there, of any form; null: none. */
  readonly upc: string | null;
  /** What a player is told to change the track's level by; null: nothing. */
  readonly replayGainDb: number | null;
  /** The same for the album. */
  readonly albumReplayGainDb: number | null;
}

/** Reads the tags of a file for who has to judge them; nothing is thrown, as with `readTags`. */
export async function readStatedTags(path: string): Promise<StatedTags> {
  const all = await commonTags(path);
  // The first chunk that knows a field has the word, so it is spread last.
  const fields: FileTags = Object.assign({}, ...all.map(fieldsOf).reverse());
  const first = <T>(of: (common: ICommonTagsResult) => T | null): T | null => {
    for (const common of all) {
      const found = of(common);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    fields,
    isrc: first(({ isrc }) => text(isrc?.[0])),
    upc: first(({ barcode }) => text(barcode)),
    replayGainDb: first(({ replaygain_track_gain: gain }) => level(gain?.dB)),
    albumReplayGainDb: first(({ replaygain_album_gain: gain }) => level(gain?.dB)),
  };
}

const longestCode = 40;

function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const plain = String(value).trim().slice(0, longestCode);
  return plain === '' ? null : plain;
}

function level(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
