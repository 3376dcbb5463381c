/**
 * A plain value as JSON text that is the same for the same value, in whatever order its keys were
 * written. What JSON leaves out (undefined) is left out, and so is the key `without`, at any depth.
 */
export function canonicalText(
  value: unknown,
  { without = '' }: { readonly without?: string } = {},
): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (without !== '' && key === without) return undefined;
    return isPlainObject(part) ? sorted(part) : part;
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
