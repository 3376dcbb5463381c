/**
 * A record as JSON text: indented, with lists of plain numbers on one line. What JSON leaves out
 * (undefined) is left out.
 * @throws when a number is none or infinite: records say null, with a word why
 */
export function jsonText(record: unknown): string {
  return `${written(record as Json, { margin: '', name: '' })}\n`;
}

/** A replacer for JSON.stringify that drops no number in silence. */
export function finite(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`a record holds ${value} in "${key}"`);
  }
  return value;
}

type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** `name` is that of the nearest key, for an error to tell. */
function written(
  value: Json,
  { margin, name }: { readonly margin: string; readonly name: string },
): string {
  // In a list, what JSON leaves out keeps its place.
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(finite(name, value)) ?? 'null';
  }
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.every(isFigure)) return figures(list, name);
    const lines = list.map((one) => `${inner}${written(one, { margin: inner, name })}`);
    return block('[', lines, `${margin}]`);
  }
  const lines = Object.entries(value).flatMap(([key, one]) =>
    one === undefined
      ? []
      : [`${inner}${JSON.stringify(key)}: ${written(one as Json, { margin: inner, name: key })}`],
  );
  return lines.length === 0 ? '{}' : block('{', lines, `${margin}}`);
}

function figures(list: readonly (number | null)[], name: string): string {
  for (const one of list) finite(name, one);
  return JSON.stringify(list).replaceAll(',', ', ');
}

function block(opening: string, lines: readonly string[], closing: string): string {
  return `${opening}\n${lines.join(',\n')}\n${closing}`;
}

function isFigure(value: Json): value is number | null {
  return value === null || typeof value === 'number';
}
