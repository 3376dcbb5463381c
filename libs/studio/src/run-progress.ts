import type { Listener, StageName } from './event.js';

/** Share of a run's work that each stage is, by what the stages cost on a busy machine. */
const stageCost = { measure: 2, rehearse: 2, render: 4, verify: 2 } as const;

export type CostlyStage = keyof typeof stageCost;

/** Adds up how far a run is. Longer files weigh more. */
export interface RunProgress {
  /** A listener for one job: hand it the share of the job that is done. */
  of(at: { stage: CostlyStage; track: number; doing: string }): (fraction: number) => void;
}

export interface RunProgressOptions {
  /** Size of each track's file by its number. */
  readonly bytes: ReadonlyMap<number, number>;
  readonly stages: readonly CostlyStage[];
  readonly listener: Listener;
}

export function createRunProgress({ bytes, stages, listener }: RunProgressOptions): RunProgress {
  const done = new Map<string, number>();
  let total = 0;
  for (const size of bytes.values()) {
    for (const stage of stages) total += size * stageCost[stage];
  }
  let sum = 0;
  return {
    of({ stage, track, doing }) {
      const key = `${stage} ${track}`;
      const weight = (bytes.get(track) ?? 0) * stageCost[stage];
      return (fraction) => {
        sum += weight * (fraction - (done.get(key) ?? 0));
        done.set(key, fraction);
        const share = total > 0 ? Math.min(1, sum / total) : 0;
        listener({ kind: 'progress', stage: eventStage[stage], track, doing, done: share });
      };
    },
  };
}

const eventStage: Readonly<Record<CostlyStage, StageName>> = {
  measure: 'measure',
  rehearse: 'plan',
  render: 'render',
  verify: 'render',
};
