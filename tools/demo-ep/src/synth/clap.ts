import { playMetal } from './metal.js';
import type { StereoBuffer } from '../mix/stereo-buffer.js';
import type { TimedNote } from '../music/performance.js';
import type { Random } from '../music/random.js';
import type { SoundKit } from './sound-kit.js';

/** Hands never meet at once: three short bursts, then the room. */
const bursts = [
  { lateSeconds: 0, decaySeconds: 0.006, velocity: 0.8 },
  { lateSeconds: 0.011, decaySeconds: 0.006, velocity: 0.85 },
  { lateSeconds: 0.024, decaySeconds: 0.07, velocity: 1 },
];

export function playClap(
  stem: StereoBuffer,
  playing: {
    readonly kit: SoundKit;
    readonly note: TimedNote;
    readonly random: Random;
  },
): void {
  const { kit, note, random } = playing;
  for (const burst of bursts) {
    const patch = {
      lowestHz: 750,
      ringHz: 1250 * (1 + 0.05 * random.wobble()),
      ringLinear: 0.5,
      attackSeconds: 0.0005,
      decaySeconds: burst.decaySeconds,
      pan: 0,
      spread: 0.6,
    };
    const startSeconds = note.startSeconds + burst.lateSeconds;
    const velocity = note.velocity * burst.velocity;
    playMetal(stem, patch, { kit, note: { ...note, startSeconds, velocity }, random });
  }
}
