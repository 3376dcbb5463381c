/** One word, number, quoted title or sign of a sentence. */
export interface Token {
  readonly kind: 'word' | 'number' | 'time' | 'quoted' | 'sign';
  /** In lower case and NFC, apostrophes left out ("dont"); a title without its quotes, as typed. */
  readonly text: string;
  /** Offsets in the sentence. */
  readonly start: number;
  readonly end: number;
}

const patterns = [
  [
    'quoted',
    /"[^"]*"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|(?<![\p{L}\p{N}])'[^']+'(?!\p{L})/u,
  ],
  ['time', /\d+:\d\d(?!\d)/u],
  ['number', /(?<![\p{L}\p{N}])[+\-\u2212]?(?:\d+(?:\.\d+)?|\.\d+)/u],
  ['word', /\p{L}[\p{L}\p{M}\p{N}]*(?:['\u2019]\p{L}+)*/u],
  ['sign', /[^\s]|\n/u],
] as const;

const anyToken = new RegExp(
  patterns.map(([kind, { source }]) => `(?<${kind}>${source})`).join('|'),
  'gu',
);

/** A sentence in tokens; a hyphen inside a word parts it ("low-end" is "low end"). */
export function tokensOf(sentence: string): Token[] {
  const tokens = Array.from(sentence.matchAll(anyToken), (match): Token => {
    const groups = match.groups ?? {};
    const kind = patterns.map(([name]) => name).find((name) => groups[name] !== undefined);
    const start = match.index;
    return { kind: kind ?? 'sign', text: match[0], start, end: start + match[0].length };
  });
  return tokens
    .filter(
      (token, index) => !joinsWords(token, { before: tokens[index - 1], after: tokens[index + 1] }),
    )
    .map((token) => ({ ...token, text: normal(token) }));
}

function joinsWords(
  { text, start, end }: Token,
  { before, after }: { before: Token | undefined; after: Token | undefined },
): boolean {
  const touching = before?.end === start && after?.start === end;
  return text === '-' && touching && before.kind !== 'sign' && after.kind === 'word';
}

function normal({ kind, text }: Token): string {
  if (kind === 'quoted') return text.slice(1, -1).trim().normalize('NFC');
  if (kind === 'word')
    return text
      .normalize('NFC')
      .toLowerCase()
      .replace(/['\u2019]/gu, '');
  return text.replace('\u2212', '-');
}
