import type { Family, FamilyTrack } from './family.js';
import { percent } from './percent.js';
import { whole } from './prose.js';
import { textWidthPx } from './text-width.js';

export interface TimelineLabel {
  readonly x: string;
  /** Its number, or nothing where only the boundary fits. */
  readonly number: string;
  /** Its whole title, or nothing: a title is never cut. */
  readonly title: string;
}

interface Slot {
  readonly track: FamilyTrack;
  readonly startSeconds: number;
  /** Along the whole timeline, 0 to 1. */
  readonly startShare: number;
  readonly share: number;
}

/** The place of each track along the running order. */
export function slotsOf({ tracks, durationSeconds }: Family): readonly Slot[] {
  let startSeconds = 0;
  return tracks.map((track) => {
    const slot = {
      track,
      startSeconds,
      startShare: startSeconds / durationSeconds,
      share: track.durationSeconds / durationSeconds,
    };
    startSeconds += track.durationSeconds;
    return slot;
  });
}

/** Labels for a plot of this width: title if it fits whole, else number, else the boundary alone. */
export function timelineLabels(slots: readonly Slot[], widthPx: number): readonly TimelineLabel[] {
  return slots.map(({ track, startShare, share }) => {
    const slotPx = share * widthPx;
    const titled = 30 + textWidthPx(track.title) <= slotPx;
    return {
      x: percent(startShare),
      number: slotPx >= 22 ? track.label : '',
      title: titled ? whole(track.title) : '',
    };
  });
}
