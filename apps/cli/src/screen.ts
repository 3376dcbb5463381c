import type { StudioEvent } from '@kindred/studio';

/** Shows a run while it goes. */
export interface Screen {
  readonly show: (event: StudioEvent) => void;
  /** Ends what moves, the first time that it is called; the summary follows. */
  readonly end: (how: RunEnd) => void;
}

/** Whether a run came to its end, and with it its last stage. */
export type RunEnd = 'done' | 'broken off';

/** Seconds on a clock that only moves forward. */
export type Clock = () => number;

/** Says nothing: for --quiet and --json. */
export const silentScreen: Screen = { show: () => undefined, end: () => undefined };
