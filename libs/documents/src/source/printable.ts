/**
 * Text from outside, safe to show: control characters, line separators and halves of surrogate
 * pairs are written out as \x1b or \u2028, so that no file can steer a terminal.
 */
export function printable(text: string): string {
  let shown = '';
  for (const character of text) shown += printableCharacter(character);
  return shown;
}

/** One character (code point), written out when it would not show. */
export function printableCharacter(character: string): string {
  if (!isUnprintable(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * Control characters (Cc), line and paragraph separators (Zl, Zp), lone surrogates (Cs), and the
 * marks that turn the direction of what follows (a name could show as another).
 */
export function isUnprintable(character: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(character);
}
