import { decayPerStep } from './decay.js';

/** How a held note rises, settles and dies. */
export interface EnvelopeShape {
  readonly attackSeconds: number;
  /** Time constant of the way down to the sustained level. */
  readonly decaySeconds: number;
  /** Level kept while the note is held, 0 to 1. */
  readonly sustainLinear: number;
  /** Time constant after the note is let go. */
  readonly releaseSeconds: number;
}

/** Nobody hears the last 64 dB of a fall under the notes that follow it. */
const silentLinear = 6e-4;

/** Level at the end of every control step, down to 0: straight rise, exponential falls. */
export function envelopeSteps(
  shape: EnvelopeShape,
  held: { readonly seconds: number; readonly stepsPerSecond: number },
): Float64Array {
  const attackSteps = Math.max(1, Math.round(shape.attackSeconds * held.stepsPerSecond));
  const heldSteps = Math.max(1, Math.round(held.seconds * held.stepsPerSecond));
  const decay = decayPerStep(shape.decaySeconds, held.stepsPerSecond);
  const release = decayPerStep(shape.releaseSeconds, held.stepsPerSecond);
  // Seven and a half time constants are 65 dB.
  const releaseSteps = Math.ceil(7.5 * shape.releaseSeconds * held.stepsPerSecond) + 1;
  const levels = new Float64Array(heldSteps + releaseSteps);
  let level = 0;
  let steps = 0;
  while (steps < levels.length) {
    if (steps >= heldSteps) level *= release;
    else if (steps < attackSteps) level = (steps + 1) / attackSteps;
    else level = shape.sustainLinear + (level - shape.sustainLinear) * decay;
    levels[steps++] = level;
    if (level < silentLinear && steps > attackSteps) break;
  }
  levels[steps - 1] = 0;
  return levels.subarray(0, steps);
}
