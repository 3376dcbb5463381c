import type { Adjustment, Pin, TrackPlan, WrittenPlan } from '@kindred/records';
import type { PlanEdits } from './plan-edits.js';

export interface PinsMoved extends Pick<PlanEdits, 'pins' | 'held'> {
  /** Of `pins`, what stands in the release file now. */
  readonly moved: readonly Pin[];
  /** What stands under `adjust` of their tracks, by the file of the release. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
}

/**
 * What is known of plan.yaml once pins were moved out of it: it says what it said, and that is no
 * edit any more. Tracks keep the files that they have in plan.yaml, whatever they are called by now.
 */
export function planAfterPins(
  written: WrittenPlan,
  { pins, held, moved, adjustments }: PinsMoved,
): WrittenPlan {
  const isMoved = (at: number): boolean => moved.includes(pins[at]!);
  const adjusts = new Map(written.adjusts.map(({ file, adjust }) => [file, adjust]));
  const eqTyped = new Map<string, number>();
  for (const [at, { file, part }] of held.entries()) {
    const adjust = adjustments.get(pins[at]!.file);
    if (!adjust || !isMoved(at)) continue;
    adjusts.set(file, adjust);
    if (part === 'eq') eqTyped.set(file, adjust.eq.length);
  }
  const asEdited = (track: TrackPlan): TrackPlan => {
    const edited = held.filter(({ file }) => file === track.file).reduce(withPin, track);
    const typed = eqTyped.get(track.file);
    return typed === undefined ? edited : { ...edited, eqTyped: typed };
  };
  return {
    ...written,
    // It is to be decided anew, whatever it says.
    decidedSha256: '',
    plan: { ...written.plan, tracks: written.plan.tracks.map(asEdited) },
    pins: held.filter((_, at) => !isMoved(at)),
    adjusts: [...adjusts].map(([file, adjust]) => ({ file, adjust })),
  };
}

function withPin(track: TrackPlan, pin: Pin): TrackPlan {
  switch (pin.part) {
    case 'eq':
      return { ...track, eq: pin.eq };
    case 'gain':
      return { ...track, gainDb: pin.gainDb };
    case 'width':
      return { ...track, sideDb: pin.sideDb };
    case 'limiter':
      return { ...track, limiter: pin.limiter };
  }
}
