export interface Hit {
  readonly startBeat: number;
  /** 0 to 1. */
  readonly velocity: number;
}

const velocityOf: Readonly<Record<string, number>> = { X: 1, x: 0.78, o: 0.55, '-': 0.3 };

/**
 * Reads one bar of a drum such as "X..x..X.": as many equal steps as characters, from accent to
 * ghost `X x o -`, `.` being silence.
 */
export function hitsOf(pattern: string, bar: { startBeat: number; beats: number }): readonly Hit[] {
  const hits: Hit[] = [];
  for (let step = 0; step < pattern.length; step++) {
    const velocity = velocityOf[pattern.charAt(step)];
    if (velocity === undefined) continue;
    hits.push({ startBeat: bar.startBeat + (step * bar.beats) / pattern.length, velocity });
  }
  return hits;
}
