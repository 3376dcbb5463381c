/** A tag as written: name, attributes, and where it stands. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kind: 'open' | 'close' | 'empty';
}

const voidElements = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'wbr', 'col']);

/** The page without what stands in its style and script. */
export function withoutBlocks(html: string): string {
  return html.replace(/(<(style|script)>)[^]*?(<\/\2>)/g, '$1$3');
}

/** Text between tags, as a reader gets it. */
export function textOf(html: string): string {
  return decoded(
    withoutBlocks(html)
      .replace(/<\/?data\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' '),
  );
}

export function decoded(text: string): string {
  return text
    .replace(/&#x([0-9a-fA-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** All tags in order; throws on anything that is not plainly a tag. */
export function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (const [whole, inside = ''] of withoutBlocks(html).matchAll(/<(?!!)([^>]*)>/g)) {
    const match =
      /^(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<]*")?)*)\s*(\/?)$/.exec(inside);
    if (match === null) throw new Error(`not a tag: ${whole}`);
    const [, slash = '', name = '', rest = '', selfClosed = ''] = match;
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of rest.matchAll(
      /([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/g,
    )) {
      if (attributes.has(key)) throw new Error(`${key} twice in ${whole}`);
      attributes.set(key, decoded(value));
    }
    const kind = slash ? 'close' : selfClosed || voidElements.has(name) ? 'empty' : 'open';
    tags.push({ name, attributes, kind });
  }
  return tags;
}

/** Names of elements left open or closed in the wrong order; empty for a well-formed page. */
export function nestingFaults(html: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const { name, kind } of tagsOf(html)) {
    if (kind === 'open') open.push(name);
    if (kind !== 'close') continue;
    const last = open.pop();
    if (last !== name) faults.push(`</${name}> closes <${last ?? 'nothing'}>`);
  }
  return [...faults, ...open.map((name) => `<${name}> is left open`)];
}

/** Every number that says where it comes from, with the text beside it. */
export function numbersOf(html: string): readonly { of: string; value: number; text: string }[] {
  const pattern = /<data value="([^"]*)" data-of="([^"]*)">([^<]*)<\/data>/g;
  return [...html.matchAll(pattern)].map(([, value = '', of = '', text = '']) => ({
    of: decoded(of),
    value: Number(value),
    text: decoded(text).replace(/\u2007/g, ''),
  }));
}
