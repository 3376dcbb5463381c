import { placesMax, saidFinding, type Finding, type WordlessFinding } from '@kindred/records';

/** What a detector tells; the rest of a finding follows. */
export interface Claim extends Omit<WordlessFinding, 'numbers' | 'placeCount'> {
  /** All of them, in order of time. */
  readonly places: WordlessFinding['places'];
  readonly numbers?: WordlessFinding['numbers'];
}

/** A finding with its words, its numbers rounded to a thousandth and its places to a tenth of a millisecond. */
export function findingOf({ numbers = {}, ...claim }: Claim): Finding {
  return saidFinding({
    ...claim,
    value: claim.value === null ? null : thousandths(claim.value),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [name, thousandths(value)]),
    ),
    places: claim.places.slice(0, placesMax).map(({ atSeconds, durationSeconds }) => ({
      atSeconds: tenthMilliseconds(atSeconds),
      ...(durationSeconds === undefined
        ? {}
        : { durationSeconds: tenthMilliseconds(durationSeconds) }),
    })),
    placeCount: claim.places.length,
  });
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function tenthMilliseconds(seconds: number): number {
  return Math.round(seconds * 10_000) / 10_000;
}
