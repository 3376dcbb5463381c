/**
 * Columns that a character takes in a terminal: 2 for East Asian wide and fullwidth ones and
 * emoji, 0 for marks that sit on the one before, else 1 (after Unicode TR11, by script).
 */
export function displayWidth(character: string): number {
  if (/^[\p{Mn}\p{Me}\u200b-\u200f\ufe00-\ufe0f]$/u.test(character)) return 0;
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u.test(
    character,
  )
    ? 2
    : 1;
}
