import { sayTime } from '@kindred/records';

export interface TimeTick {
  /** Along the axis, 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** Steps that people count in: a quarter of a minute to an hour. */
const stepsSeconds = [15, 30, 60, 120, 300, 600, 1200, 1800, 3600];

/** Ticks from 0 at the first step that gives no more than `most` of them. */
export function timeTicks(durationSeconds: number, most: number): readonly TimeTick[] {
  const countAt = (step: number) => Math.floor(durationSeconds / step) + 1;
  let step = stepsSeconds.find((one) => countAt(one) <= most) ?? 3600;
  while (countAt(step) > most) step += 3600;
  return Array.from({ length: countAt(step) }, (_, index) => ({
    share: (index * step) / durationSeconds,
    text: sayTime(index * step),
  }));
}
