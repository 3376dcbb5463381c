import type { CST } from 'yaml';

/** Deepest nesting that is composed; a release file needs 5. The library recurses per level. */
export const nestingMax = 32;

/** Where a parsed text first nests deeper than `nestingMax`; null when it does not. */
export function offsetOfDeepNesting(tokens: readonly CST.Token[]): number | null {
  const open = tokens.map((token) => ({ token, depth: 1 }));
  let first: number | null = null;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > nestingMax) {
      first = Math.min(first ?? token.offset, token.offset);
      continue;
    }
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return first;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].filter(
      (child): child is CST.Token => child !== null && child !== undefined,
    ),
  );
}
