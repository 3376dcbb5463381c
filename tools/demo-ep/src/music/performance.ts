import { secondsAt, type Grid } from './grid.js';
import type { Hit } from './drum-pattern.js';
import type { WrittenNote } from './phrase.js';
import type { Random } from './random.js';

/** A note as played. */
export interface TimedNote {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly midi: number;
  /** 0 to 1. */
  readonly velocity: number;
}

/** How human the player is. */
export interface Touch {
  /** Most that a note comes early or late. */
  readonly timingMs: number;
  /** Most that it is softer or harder, as a part of its velocity. */
  readonly velocitySpread: number;
}

export const tight: Touch = { timingMs: 2, velocitySpread: 0.06 };
export const relaxed: Touch = { timingMs: 9, velocitySpread: 0.14 };

interface Player {
  readonly grid: Grid;
  readonly random: Random;
  readonly touch: Touch;
}

/** Takes notes from the page to the clock, with the small misses of hands. */
export function performNotes(notes: readonly WrittenNote[], player: Player): readonly TimedNote[] {
  return notes.map((note) => {
    const startSeconds = secondsAt(player.grid, note.startBeat);
    const endBeat = note.startBeat + note.beats;
    const isLast = endBeat > player.grid.lastBeat - 1e-6;
    const endSeconds = secondsAt(player.grid, endBeat) + (isLast ? player.grid.ringSeconds : 0);
    return {
      startSeconds: late(startSeconds, player),
      durationSeconds: endSeconds - startSeconds,
      midi: note.midi,
      velocity: humanised(note.velocity, player),
    };
  });
}

/** The same for drums, which have a start and no end. */
export function performHits(hits: readonly Hit[], player: Player): readonly TimedNote[] {
  return performNotes(
    hits.map((hit) => ({ ...hit, beats: 0, midi: 0 })),
    player,
  );
}

function late(seconds: number, { random, touch }: Player): number {
  return Math.max(0, seconds + (random.wobble() * touch.timingMs) / 1000);
}

function humanised(velocity: number, { random, touch }: Player): number {
  return Math.min(1, Math.max(0.05, velocity * (1 + random.wobble() * touch.velocitySpread)));
}
