import type { Band } from '@kindred/dsp';

/** The stretches that balances are told of. */
export const balanceBands = {
  bass: { lowHz: 20, highHz: 120 },
  lowMid: { lowHz: 120, highHz: 500 },
  mid: { lowHz: 500, highHz: 2000 },
  highMid: { lowHz: 2000, highHz: 6000 },
  high: { lowHz: 6000, highHz: 16_000 },
} as const satisfies Record<string, Band>;
