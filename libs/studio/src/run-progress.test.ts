import { describe, expect, it } from 'vitest';
import type { StudioEvent } from './event.js';
import { createRunProgress } from './run-progress.js';

function shares(events: readonly StudioEvent[]): number[] {
  return events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
}

describe('the progress of a run', () => {
  it('reaches one exactly when every stage of every track is done, and never falls', () => {
    const events: StudioEvent[] = [];
    const progress = createRunProgress({
      bytes: new Map([
        [1, 100],
        [2, 300],
      ]),
      stages: ['measure', 'render'],
      listener: (event) => void events.push(event),
    });
    for (const stage of ['measure', 'render'] as const) {
      for (const track of [1, 2]) {
        const told = progress.of({ stage, track, doing: stage });
        told(0.5);
        told(1);
      }
    }
    const seen = shares(events);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeCloseTo(1, 12);
    expect(seen.at(-2)).toBeLessThan(1);
  });

  it('never falls back when a stage starts again, and counts a dropped track as done', () => {
    const events: StudioEvent[] = [];
    const listener = (event: StudioEvent): void => void events.push(event);
    const bytes = new Map([
      [1, 100],
      [2, 100],
    ]);
    const progress = createRunProgress({ bytes, stages: ['render'], listener });
    for (const fraction of [0.8, 0.1, 0.9]) {
      progress.of({ stage: 'render', track: 1, doing: 'rendering' })(fraction);
    }
    progress.drop(2);
    progress.of({ stage: 'render', track: 1, doing: 'rendering' })(1);
    expect(shares(events)).toEqual([0.4, 0.4, expect.closeTo(0.45), expect.closeTo(1)]);
  });

  it('takes out what an earlier run has done, so that it does not look like speed', () => {
    const events: StudioEvent[] = [];
    const listener = (event: StudioEvent): void => void events.push(event);
    const bytes = new Map([
      [1, 100],
      [2, 100],
    ]);
    const progress = createRunProgress({ bytes, stages: ['measure', 'rehearse'], listener });
    progress.skip({ stage: 'measure', track: 1 });
    progress.of({ stage: 'measure', track: 2, doing: 'measuring' })(1);
    for (const track of [1, 2]) progress.skip({ stage: 'rehearse', track });
    progress.drop(1);
    progress.of({ stage: 'measure', track: 2, doing: 'measuring' })(1);
    expect(shares(events)).toEqual([expect.closeTo(1 / 3), 1]);
  });

  it('counts a long track for more than a short one', () => {
    const events: StudioEvent[] = [];
    const listener = (event: StudioEvent): void => void events.push(event);
    const bytes = new Map([
      [1, 100],
      [2, 300],
    ]);
    const progress = createRunProgress({ bytes, stages: ['measure'], listener });
    progress.of({ stage: 'measure', track: 2, doing: 'measuring' })(1);
    expect(shares(events)).toEqual([0.75]);
  });
});
