import type { Listener, StageName, StepName } from './event.js';

/** Share of a run's work that each stage is, by what the stages cost on a busy machine. */
const stageCost: Readonly<Record<StepName, number>> = {
  measure: 2,
  rehearse: 2,
  render: 4,
  verify: 2,
  pack: 30,
};

/** Adds up how far a run is. Longer files weigh more. */
export interface RunProgress {
  /** A listener for one job: hand it the share of the job that is done. */
  of(at: { stage: StepName; track: number; doing: string }): (fraction: number) => void;
  /** Takes work out of the run that an earlier run has done: it costs no time. */
  skip(at: { stage: StepName; track: number }): void;
  /** Counts all that is left of a track as done: nothing more will happen to it. */
  drop(track: number): void;
}

export interface RunProgressOptions {
  /** Size of each track's file by its number. */
  readonly bytes: ReadonlyMap<number, number>;
  readonly stages: readonly StepName[];
  readonly listener: Listener;
}

export function createRunProgress({ bytes, stages, listener }: RunProgressOptions): RunProgress {
  const costOf = (stage: StepName, track: number): number =>
    (bytes.get(track) ?? 0) * stageCost[stage];
  const done = new Map<string, number>();
  let total = 0;
  for (const track of bytes.keys()) {
    for (const stage of stages) total += costOf(stage, track);
  }
  let sum = 0;
  /** A second render starts again from nothing; the run does not. */
  const advance = (stage: StepName, track: number, fraction: number): number => {
    const key = `${stage} ${track}`;
    const before = done.get(key) ?? 0;
    const reached = Math.max(before, fraction);
    done.set(key, reached);
    sum += costOf(stage, track) * (reached - before);
    return total > 0 ? Math.min(1, sum / total) : 0;
  };
  return {
    of({ stage, track, doing }) {
      return (fraction) => {
        const share = advance(stage, track, fraction);
        listener({
          kind: 'progress',
          stage: eventStage[stage],
          step: stage,
          track,
          doing,
          done: share,
        });
      };
    },
    skip({ stage, track }) {
      if (!stages.includes(stage)) return;
      const key = `${stage} ${track}`;
      if (done.has(key)) throw new Error(`${key} has begun`);
      done.set(key, 1);
      total -= costOf(stage, track);
    },
    drop(track) {
      for (const stage of stages) advance(stage, track, 1);
    },
  };
}

const eventStage: Readonly<Record<StepName, StageName>> = {
  measure: 'measure',
  rehearse: 'plan',
  render: 'render',
  verify: 'render',
  pack: 'render',
};
