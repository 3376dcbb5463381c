/** About how wide chart text of 12 px becomes: scripts with wide characters count twice. */
export function textWidthPx(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character) ? 13 : 6.4), 0);
}

/** Hangul, kana, ideographs, full-width forms and pictographs. */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xffdc) || code >= 0x1f000
  );
}
