/** One line of the bench. */
export interface Figure {
  readonly name: string;
  /** Null when there was nothing to compare with; `note` says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** What it is to be at least, or at most; null when nobody asked. */
  readonly goal: number | null;
  readonly note: string;
}

export function isKept({ value, goal, better }: Figure): boolean {
  return value === null || goal === null || (better === 'higher' ? value >= goal : value <= goal);
}
