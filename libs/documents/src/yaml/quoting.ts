/** A text as a YAML scalar in quotes: double ones, or single ones where that spares escapes. */
export function inQuotes(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** A key and its value, or a list entry, on one line. */
export interface TypedLine {
  /** "title:", "- file:" or "-", without indent. */
  readonly head: string;
  /** All after it, without a comment. */
  readonly value: string;
  /** Where the value begins in the line. */
  readonly valueAt: number;
}

/** Takes a line apart; null when it is neither `key: value` nor `- entry`. */
export function takeApart(line: string): TypedLine | null {
  const match = /^(\s*(?<head>(?:- +)?[\p{L}\d_]+:|-)\s+)(?<value>\S.*)$/u.exec(line);
  const { head, value } = match?.groups ?? {};
  if (match === null || head === undefined || value === undefined) return null;
  const comment = value.search(/\s#/);
  const bare = (comment < 0 ? value : value.slice(0, comment)).trimEnd();
  return { head, value: bare, valueAt: match[1]?.length ?? 0 };
}

/** The same line with its whole value in quotes; quotes that stand round it already are kept once. */
export function withValueInQuotes({ head, value }: TypedLine): string {
  const outer = /^(["'])(.*)\1$/.exec(value);
  return `${head} ${inQuotes(outer?.[2] ?? value)}`;
}
