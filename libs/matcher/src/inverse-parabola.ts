/** What was found at a place: a rising figure. */
export interface Found {
  readonly at: number;
  readonly value: number;
}

/**
 * Where a smooth figure takes a value, by the parabola at(value) through three places; null where two
 * of them have the same figure.
 */
export function inverseParabola(
  [a, b, c]: readonly [Found, Found, Found],
  value: number,
): number | null {
  if (a.value === b.value || b.value === c.value || a.value === c.value) return null;
  const share = (of: Found, one: Found, two: Found): number =>
    (of.at * (value - one.value) * (value - two.value)) /
    ((of.value - one.value) * (of.value - two.value));
  return share(a, b, c) + share(b, a, c) + share(c, a, b);
}
