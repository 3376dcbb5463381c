import { utf8Bytes } from '@kindred/records';
import { forbidden, nameBytesMax, reserved } from './file-name.js';

/**
 * Why a file's name is not the same everywhere: what Linux, macOS or Windows refuse in it, drop from
 * it or take for something else. Each reads behind the name: `holds ":"`; none for a safe one.
 */
export function nameFaults(name: string): readonly string[] {
  const found = [...new Set(name.match(forbidden) ?? [])].map(shown);
  return [
    ...(found.length === 0 ? [] : [`holds ${found.join(', ')}`]),
    ...(reserved.test(name) ? ['is a name that Windows keeps for devices'] : []),
    ...(/[. ]$/u.test(name) ? ['ends in a dot or a space, which Windows drops'] : []),
    ...(name.startsWith('.') ? ['begins with a dot, which hides it'] : []),
    ...(/^[- ]/u.test(name) ? ['begins with a dash or a space'] : []),
    ...(utf8Bytes(name) > nameBytesMax ? [`is longer than ${nameBytesMax} bytes`] : []),
  ];
}

/** A character as it can be read: marks and controls by their number. */
function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isSeen = code > 0x20 && code < 0x7f;
  return isSeen ? `"${character}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
