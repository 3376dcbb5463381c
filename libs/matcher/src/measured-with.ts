import type { Reason } from '@kindred/records';

/**
 * Reasons of a level that was measured behind what is done before the gain: the file itself measures
 * another, and both are printed. What was said first stays.
 */
export function measuredWith(
  because: readonly Reason[],
  what: 'filters' | 'width',
): readonly Reason[] {
  return because.map((reason) => {
    switch (reason.code) {
      case 'louder':
      case 'quieter':
      case 'level-kept':
        return { ...reason, values: { measuredWith: what, ...reason.values } };
      case 'every-track':
        return { ...reason, values: { measuredWith: what, ...reason.values } };
      default:
        return reason;
    }
  });
}
