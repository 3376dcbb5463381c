import { isUnprintable } from '../source/printable.js';
import { tidyPath } from '../paths/release-path.js';

const pathMax = 1000;
const textMax = 300;

/** A text from outside as one line that a release file may hold; null where nothing is left. */
export function typeable(text: string): string | null {
  const shown = Array.from(text.normalize('NFC'), (character) =>
    isUntypeable(character) ? ' ' : character,
  )
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  const cut = Array.from(shown).slice(0, textMax).join('').trim();
  return cut === '' ? null : cut;
}

/** "a-new-journey", as files are called where spaces are in the way, as "A New Journey". */
export function asWords(name: string): string {
  if (!/^[\p{Ll}\p{N}']+(?:[-_][\p{Ll}\p{N}']+)+$/u.test(name)) return name;
  return name.replace(/[-_]/gu, ' ').replace(/(?<=^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Whether a release file can name this path, such that it means this file and no other. */
export function isTypeablePath(path: string): boolean {
  const characters = Array.from(path);
  return (
    characters.length <= pathMax &&
    path.trim() === path &&
    !path.includes('\\') &&
    !characters.some(isUntypeable) &&
    tidyPath(path) === path.normalize('NFC')
  );
}

/** U+FFFD stands for bytes that are no text, and U+FEFF marks the start of one. */
function isUntypeable(character: string): boolean {
  return isUnprintable(character) || /[\ufffd\ufeff]/u.test(character);
}
