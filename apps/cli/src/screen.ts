import type { StudioEvent } from '@kindred/studio';

/** Shows a run while it goes. */
export interface Screen {
  readonly show: (event: StudioEvent) => void;
  /** Ends what moves; the summary follows. */
  readonly end: () => void;
}

/** Seconds on a clock that only moves forward. */
export type Clock = () => number;

/** Says nothing: for --quiet and --json. */
export const silentScreen: Screen = { show: () => undefined, end: () => undefined };
