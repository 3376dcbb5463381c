/**
 * A record as JSON text: indented, with lists of plain numbers on one line.
 * @throws when a number is none or infinite: records say null, with a word why
 */
export function jsonText(record: unknown): string {
  return `${written(JSON.parse(JSON.stringify(record, finite)), '')}\n`;
}

/** A replacer for JSON.stringify that drops no number in silence. */
export function finite(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`a record holds ${value} in "${key}"`);
  }
  return value;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function written(value: Json, margin: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.every(isFigure)) return `[${list.map((one) => JSON.stringify(one)).join(', ')}]`;
    return block(
      '[',
      list.map((one) => `${inner}${written(one, inner)}`),
      `${margin}]`,
    );
  }
  const lines = Object.entries(value).map(
    ([key, one]) => `${inner}${JSON.stringify(key)}: ${written(one as Json, inner)}`,
  );
  return lines.length === 0 ? '{}' : block('{', lines, `${margin}}`);
}

function block(opening: string, lines: readonly string[], closing: string): string {
  return `${opening}\n${lines.join(',\n')}\n${closing}`;
}

function isFigure(value: Json): boolean {
  return value === null || typeof value === 'number';
}
