import stringWidth from 'string-width';

/** Characters as a person sees them, joined emoji and accents as one. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in exactly so many columns of a terminal: cut with … where it is longer, else filled. */
export function cellOf(text: string, columns: number): string {
  const shown = cutTo(text, columns);
  return shown + ' '.repeat(columns - stringWidth(shown));
}

/** As wide as the longest of these names, from what every terminal has to what this one has to spare. */
export function nameColumns(
  names: readonly string[],
  { least, spare }: { readonly least: number; readonly spare: number },
): number {
  const longest = Math.max(0, ...names.map((name) => stringWidth(name)));
  return Math.min(Math.max(least, longest), least + spare);
}

/** A text in at most so many columns, cut with … where it is longer. */
export function cutTo(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(`${kept}${segment}…`) > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}
