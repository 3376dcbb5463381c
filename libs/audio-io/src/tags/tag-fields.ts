import type { ICommonTagsResult } from 'music-metadata';

/** What a file's own tags say of it. What they leave out is absent. */
export type FileTags = {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  readonly albumArtist?: string;
  /** From 1. */
  readonly trackNumber?: number;
  /** Of the release, 1000 to 9999. */
  readonly year?: number;
  readonly genre?: string;
  readonly composer?: string;
  readonly copyright?: string;
  /** Twelve characters, no hyphens, capitals (ISO 3901). */
  readonly isrc?: string;
  /** 12 or 13 digits. */
  readonly upc?: string;
};

/** The fields that can be used, each as short and as plain as it must be. */
export function tagFields(common: ICommonTagsResult): FileTags {
  return {
    ...field('title', line(common.title)),
    ...field('artist', line(common.artist)),
    ...field('album', line(common.album)),
    ...field('albumArtist', line(common.albumartist)),
    ...field('trackNumber', numberIn(common.track?.no, 1, 9999)),
    ...field('year', numberIn(common.year, 1000, 9999)),
    ...field('genre', line(common.genre?.[0])),
    ...field('composer', line(common.composer?.join(', '))),
    ...field('copyright', line(common.copyright)),
    ...field('isrc', code(common.isrc?.[0], /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/u)),
    ...field('upc', code(common.barcode, /^\d{12,13}$/u)),
  };
}

const longestText = 300;

/** Composed (NFC), on one line, of at most 300 characters. */
function line(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const plain = value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim();
  const text = Array.from(plain).slice(0, longestText).join('').trim();
  return text === '' ? null : text;
}

function code(value: unknown, shape: RegExp): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const plain = String(value).replace(/[\s-]/gu, '').toUpperCase();
  return shape.test(plain) ? plain : null;
}

function numberIn(value: unknown, least: number, most: number): number | null {
  const isNumber = typeof value === 'number' && Number.isInteger(value);
  return isNumber && value >= least && value <= most ? value : null;
}

function field<K extends string, Value>(key: K, value: Value | null): { [key in K]?: Value } {
  return value === null ? {} : ({ [key]: value } as { [key in K]?: Value });
}
