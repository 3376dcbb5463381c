import type { Edge, Edges, Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** How a file begins and ends. */
export interface EdgeFacts {
  readonly start: Pick<Edge, 'silenceSeconds' | 'isCut'>;
  readonly end: Pick<Edge, 'outermostDbfs'>;
  /** Null where there is none. */
  readonly sound: Edges['sound'];
}

const cutStartSeconds = 0.01;
const longStartSeconds = 1;
const cutEndSteps = [
  { severity: 'warning', dbfs: -40 },
  { severity: 'note', dbfs: -60 },
] as const;

/** Starts and ends that are cut, or silence before the first sound. */
export function edgeFindings({ start, end, sound }: EdgeFacts): readonly Finding[] {
  return sound === null ? [] : [...startFindings(start), ...endFindings(end)];
}

function startFindings({ silenceSeconds, isCut }: EdgeFacts['start']): readonly Finding[] {
  if (silenceSeconds > longStartSeconds) {
    return [
      findingOf({
        code: 'long-start',
        severity: 'note',
        value: silenceSeconds,
        threshold: longStartSeconds,
        unit: 's',
        places: [{ atSeconds: 0, durationSeconds: silenceSeconds }],
        fixable: 'none',
      }),
    ];
  }
  if (!isCut) return [];
  return [
    findingOf({
      code: 'cut-start',
      severity: 'warning',
      value: 1000 * silenceSeconds,
      threshold: 1000 * cutStartSeconds,
      unit: 'ms',
      places: [{ atSeconds: silenceSeconds }],
      fixable: 'mix',
    }),
  ];
}

function endFindings({ outermostDbfs }: EdgeFacts['end']): readonly Finding[] {
  const step = cutEndSteps.find(({ dbfs }) => outermostDbfs !== null && outermostDbfs > dbfs);
  if (step === undefined) return [];
  return [
    findingOf({
      code: 'cut-end',
      severity: step.severity,
      value: outermostDbfs,
      threshold: step.dbfs,
      unit: 'dBFS',
      places: [],
      fixable: 'here',
    }),
  ];
}
