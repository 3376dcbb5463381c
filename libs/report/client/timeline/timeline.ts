import type { Keys } from '../keys.ts';
import type { Player } from '../player/player.ts';
import type { Selection } from '../selection.ts';
import { readyCursor } from './cursor.ts';
import { readyFineLines } from './fine-lines.ts';
import { readCourse } from './spans.ts';
import { readyTimeAxis } from './time-axis.ts';
import { readyZoomInput } from './zoom-input.ts';
import { createZoom } from './zoom.ts';

/** A cursor that reads the timeline out and plays from it, and a closer look. */
export function readyTimeline(page: {
  readonly keys: Keys;
  readonly selection: Selection;
  readonly player: Player | null;
}): void {
  const course = readCourse();
  if (!course) return;
  const zoom = createZoom(course);
  const fineLine = readyFineLines(course, { zoom, selection: page.selection });
  readyTimeAxis(course, zoom);
  const cursorSeconds = readyCursor({ ...page, course, zoom, fineLine });
  readyZoomInput({ ...page, course, zoom, cursorSeconds });
}
