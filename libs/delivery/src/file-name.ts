import { utf8Bytes } from '@kindred/records';

/** Longest name in bytes that Linux, macOS and Windows all take. */
export const nameBytesMax = 255;

/**
 * What Windows refuses in a name, what Unix does, what no listing shows or turns round, and halves
 * of characters, which no file system keeps as they are.
 */
export const forbidden =
  /[/\\:*?"<>|\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\p{Cs}]/gu;

/** What joins characters, left over where the next one was cut off. */
const looseEnd = /[. \u200c\u200d]+$/u;

/**
 * The name of a delivered file: `NN Title.ext`, safe on Linux, macOS and Windows. The number in
 * front keeps names of one release apart, even where case does not count, and keeps clear of names
 * that Windows reserves (CON, NUL); with `total`, the tracks of the release, it has as many digits
 * as the last one's, so that names sort.
 * @param number place in the running order, from 1
 * @param extension without the dot
 */
export function masterFileName(
  number: number,
  title: string,
  extension: string,
  { total = number }: { readonly total?: number } = {},
): string {
  const digits = Math.max(2, String(total).length);
  const prefix = `${String(number).padStart(digits, '0')} `;
  const room = nameBytesMax - utf8Bytes(prefix) - utf8Bytes(extension) - 1;
  return `${prefix}${safeStem(title, room)}.${extension}`;
}

/** Names that Windows keeps for devices, whatever stands behind a dot. */
export const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;

/** The name of a file of the whole release, as safe as a master's. @param extension without the dot */
export function releaseFileName(title: string, extension: string): string {
  const stem = safeStem(title, nameBytesMax - utf8Bytes(extension) - 2);
  return `${reserved.test(stem) ? `${stem.replace(/\./gu, '-')}-` : stem}.${extension}`.replace(
    // A name that begins with a dot is hidden, and one with a dash is an option to many commands.
    /^[.-]/u,
    '_',
  );
}

function safeStem(title: string, room: number): string {
  // Forbidden characters become "-" before cutting; Windows drops trailing dots and spaces.
  const clean = title.normalize('NFC').replace(forbidden, '-').replace(/\s+/gu, ' ').trim();
  const stem = cutToBytes(clean, room).replace(looseEnd, '');
  return stem === '' ? 'Untitled' : stem;
}

function cutToBytes(text: string, bytesMax: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > bytesMax) break;
    kept += character;
  }
  return kept;
}
