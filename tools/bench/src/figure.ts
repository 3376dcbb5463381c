/** One line of the bench. */
export interface Figure {
  readonly name: string;
  /** Null when there was nothing to compare with; `note` says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly note: string;
}
