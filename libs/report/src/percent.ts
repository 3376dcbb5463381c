/** A share as a length that an SVG without viewBox understands: 0.1234 is "12.34%". */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

/** Where a value lies on a vertical axis, from the top; values beyond it lie on its ends. */
export function shareFromTop(value: number, axis: { top: number; bottom: number }): number {
  const share = (axis.top - value) / (axis.top - axis.bottom);
  return Math.min(1, Math.max(0, share));
}
