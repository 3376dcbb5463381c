import { stepNames, type StageName, type StepName, type StudioEvent } from '@kindred/studio';
import type { Clock } from './screen.js';

/** How long a run took, for `--verbose`. Seconds of wall time. */
export interface RunTimings {
  readonly seconds: number;
  /** Of music, all tracks together. */
  readonly audioSeconds: number;
  /** One after another, in order. */
  readonly stages: readonly { readonly name: StageName; readonly seconds: number }[];
  /** What was done for each track, several at a time; a step that an earlier run had done is left out. */
  readonly tracks: readonly {
    readonly number: number;
    readonly steps: readonly { readonly name: StepName; readonly seconds: number }[];
  }[];
}

/** Takes the events of a run, and tells how long each part of it took. */
export function createStopwatch(clock: Clock): {
  readonly take: (event: StudioEvent) => void;
  readonly read: () => RunTimings;
} {
  const started = clock();
  const stages: { name: StageName; from: number; to: number | null }[] = [];
  const durations = new Map<number, number>();
  const steps = new Map<string, { from: number; to: number }>();
  return {
    take(event) {
      const now = clock();
      if (event.kind === 'stage') {
        const last = stages.at(-1);
        if (last) last.to = now;
        stages.push({ name: event.stage, from: now, to: null });
      }
      if (event.kind === 'track') durations.set(event.track, event.durationSeconds);
      if (event.kind === 'progress') {
        const key = `${event.track} ${event.step}`;
        const step = steps.get(key);
        if (step) step.to = now;
        else steps.set(key, { from: now, to: now });
      }
    },
    read() {
      const now = clock();
      const numbers = [...steps.keys()].map((key) => Number.parseInt(key, 10));
      return {
        seconds: now - started,
        audioSeconds: [...durations.values()].reduce((sum, one) => sum + one, 0),
        stages: stages.map(({ name, from, to }) => ({ name, seconds: (to ?? now) - from })),
        tracks: [...new Set(numbers)]
          .sort((a, b) => a - b)
          .map((number) => ({
            number,
            steps: stepNames.flatMap((name) => {
              const step = steps.get(`${number} ${name}`);
              return step ? [{ name, seconds: step.to - step.from }] : [];
            }),
          })),
      };
    },
  };
}
