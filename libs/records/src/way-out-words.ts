import { decimals } from './figures.js';
import type { WayOut } from './way-out.js';

/** One way out as a person reads it, beside what it would bring. */
export function sayWayOut(way: WayOut, track: number): string {
  switch (way.action) {
    case 'leave it so':
      return 'leave it so';
    case 'new mix':
      return `new mix of ${track}, its peaks ${decimals(way.peaksLowerDb, 1)} dB lower`;
    case 'offset':
      return `\`offset: ${decimals(way.offsetLu, 1)} LU\` on track ${track}`;
    case 'limiting':
      return `\`limiting: ${way.budget}\` in target, all tracks`;
    case 'without it':
      return `without track ${track}`;
  }
}
